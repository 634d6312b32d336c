import { checkRecord } from '../check-record.ts';
import type { Example, Practice } from '../file/practice.ts';
import { miniRecord } from '../mini-record.ts';
import { compilePractices } from '../monitor/compile.ts';
import type { Verdict } from '../verdict.ts';
import { GRAVITY } from './model/judge-record.ts';

/** One example as it runs: the gravest verdict its step gets when the case is closed. */
export interface ExampleRun {
  readonly practice: string;
  readonly step: string;
  /** Place of the example in its step, from 0. */
  readonly number: number;
  readonly example: Example;
  readonly found: Verdict;
  readonly asExpected: boolean;
}

/** Runs every example of `practice`, each by its own step alone, so that no other step stands in for it. */
export function runExamples(practice: Practice): readonly ExampleRun[] {
  return practice.steps.flatMap((step) => {
    const compiled = compilePractices([{ ...practice, steps: [step] }]);
    return step.examples.map((example, number) => {
      const verdicts = checkRecord(compiled, miniRecord(example.record), { closed: true });
      const found = GRAVITY.find((verdict) => verdicts.some((one) => one.verdict === verdict));
      return {
        practice: practice.id,
        step: step.id,
        number,
        example,
        found: found ?? 'not-applicable',
        asExpected: found === example.expect,
      };
    });
  });
}
