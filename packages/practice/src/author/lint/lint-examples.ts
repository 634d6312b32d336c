import { runExamples } from '../run-examples.ts';
import type { Finding } from './finding.ts';
import type { PlacedStep } from './placed-step.ts';

/** Examples that do not get the verdict they say they get; those of a step a profile changed are only noted. */
export function lintExamples({ practice, step, file, modified, wordsIn }: PlacedStep): readonly Finding[] {
  return runExamples({ ...practice, steps: [step] })
    .filter(({ asExpected }) => !asExpected)
    .map(({ number, example, found }) => ({
      code: modified ? 'profile-example' : 'example-verdict',
      severity: modified ? 'note' : 'error',
      file,
      ...(modified ? wordsIn(['check'], '') : wordsIn(['examples', number], example.title)),
      params: { step: step.id, title: example.title, expected: example.expect, found },
      record: example.record,
    }));
}
