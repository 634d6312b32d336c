import type { CourseState } from '../course-record/course-state.ts';
import { bootstrapInterval } from '../readiness/bootstrap.ts';
import { meanInterval, meanOf, type Interval } from '../readiness/interval.ts';
import { itemsOf, type ItemAnalysis } from './item-analysis.ts';
import { rightAnswers, testName, type TestBank } from './test-bank.ts';

/** Fewer people than this are never shown apart. */
export const LEAST_GROUP = 10;

/** What a course changed in what people know, each officer compared with themselves. Shares are right answers, 0–1. */
export interface Gain {
  /** `id@version`. */
  readonly test: string;
  /** Officers with both passes; the figures below are theirs alone. */
  readonly pairs: number;
  readonly before: number | null;
  readonly after: number | null;
  /** Mean of the differences, and its 95 % intervals: Student's t, and percentile bootstrap with the seed. */
  readonly gain: number | null;
  readonly interval: Interval | null;
  readonly bootstrap: Interval | null;
  /** Officers with one pass only: they are told, not counted. */
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  /** True where there are fewer pairs than may be shown: the figures are null. */
  readonly suppressed: boolean;
  readonly items: readonly ItemAnalysis[];
}

export interface GainOptions {
  readonly seed: number;
  /** Accounts looked at; all trainees by default. */
  readonly accounts?: ReadonlySet<string>;
}

/** First answers of each pass, paired by officer (settled: a course stream keeps the first). */
export function gainOf(state: CourseState, bank: TestBank, { seed, accounts }: GainOptions): Gain {
  const given = (pass: 'before' | 'after'): ReadonlyMap<string, ReadonlyMap<string, string>> =>
    new Map(
      state.tests
        .filter((one) => one.test === testName(bank) && one.pass === pass)
        .filter(({ account }) => accounts?.has(account) ?? state.people.get(account)?.role === 'trainee')
        .map((one) => [one.account, one.answers]),
    );
  const before = given('before');
  const after = given('after');
  const both = [...before.keys()].filter((account) => after.has(account)).toSorted();
  const shares = both.map((account) => ({
    before: rightAnswers(bank, before.get(account)!) / bank.items.length,
    after: rightAnswers(bank, after.get(account)!) / bank.items.length,
  }));
  const gains = shares.map((one) => one.after - one.before);
  const suppressed = both.length < LEAST_GROUP;
  const shown = <T>(value: T): T | null => (suppressed ? null : value);
  return {
    test: testName(bank),
    pairs: both.length,
    before: shown(meanOf(shares.map((one) => one.before))),
    after: shown(meanOf(shares.map((one) => one.after))),
    gain: shown(meanOf(gains)),
    interval: shown(meanInterval(gains)),
    bootstrap: shown(bootstrapInterval(gains, meanOf, seed)),
    onlyBefore: before.size - both.length,
    onlyAfter: after.size - both.length,
    suppressed,
    items: suppressed
      ? []
      : itemsOf(
          bank,
          both.map((account) => [before.get(account)!, after.get(account)!]),
        ),
  };
}
