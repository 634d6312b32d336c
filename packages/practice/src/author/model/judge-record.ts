import type { CaseEvent } from '@tracecraft/record';
import { checkRecord } from '../../check-record.ts';
import type { Check } from '../../language/syntax.ts';
import { miniObject, miniRecord } from '../../mini-record.ts';
import { compilePractices, type CompiledPractices } from '../../monitor/compile.ts';
import type { Verdict } from '../../verdict.ts';
import { asPractice } from './as-practice.ts';
import { NAMES, OFFICERS } from './letter.ts';
import { nameOf } from './line-of-act.ts';

/** Verdicts, gravest first. */
export const GRAVITY: readonly Verdict[] = [
  'violated',
  'uncertain',
  'pending',
  'satisfied',
  'holding',
  'not-applicable',
];

/** What a sentence says of the object of a record, once the case is closed. */
export interface Judged {
  /** `not-applicable` too when the record has no such object. */
  readonly verdict: Verdict;
  /** Something made the sentence bind. */
  readonly bound: boolean;
}

/** Judges records by several sentences at once, each for the one object the record is about. */
export class Judge {
  private readonly checks: readonly Check[];
  private readonly compiled: CompiledPractices;

  constructor(checks: readonly Check[]) {
    this.checks = checks;
    this.compiled = compilePractices(checks.map((check, i) => asPractice(check, `c${i}`)));
  }

  /** Judges a mini-record whose objects have the names of `NAMES`. */
  judgeText(record: string): readonly Judged[] {
    const ids = Object.values(NAMES).flatMap((name) => {
      const id = miniObject(record, name);
      return id === undefined ? [] : ([[name, id]] as const);
    });
    return this.judge(miniRecord(record), new Map(ids));
  }

  /** `ids`: what the names of the record stand for. */
  judge(events: readonly CaseEvent[], ids: ReadonlyMap<string, string>): readonly Judged[] {
    const bound = new Set(this.checks.map((check) => check.object));
    const caseId = events[0]?.id ?? '';
    const verdicts = checkRecord(this.compiled, events, { closed: true });
    return this.checks.map(({ object }, i) => {
      const name = nameOf(object, bound);
      const id = object === 'officer' ? OFFICERS[0] : name === '' ? caseId : (ids.get(name) ?? name);
      const found = verdicts.filter((one) => one.step === `c${i}` && one.object.id === id);
      // A sentence on pairs has several; the gravest speaks.
      const verdict = GRAVITY.find((grave) => found.some((one) => one.verdict === grave)) ?? 'not-applicable';
      return { verdict, bound: found.some(({ activation }) => activation !== null) };
    });
  }
}
