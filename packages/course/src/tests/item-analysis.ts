import { rightAnswers, type TestBank } from './test-bank.ts';

type Answers = ReadonlyMap<string, string>;

/** How one item did among officers with both passes. */
export interface ItemAnalysis {
  readonly item: string;
  readonly module: string;
  /** Share that was right, 0–1. */
  readonly before: number;
  readonly after: number;
  /**
   * Correlation of being right after the course with the rest of the test (point-biserial, the item itself left out);
   * null where everybody or nobody was right.
   */
  readonly discrimination: number | null;
  /** Wrong choice taken most often after the course, or null where none was. */
  readonly commonError: string | null;
}

/** Items in their order; `pairs` are first answers before and after. */
export function itemsOf(
  bank: TestBank,
  pairs: readonly (readonly [Answers, Answers])[],
): readonly ItemAnalysis[] {
  const totals = pairs.map(([, after]) => rightAnswers(bank, after));
  return bank.items.map(({ id, module, answer }) => {
    const right = pairs.map(([, after]) => Number(after.get(id) === answer));
    const rest = totals.map((total, i) => total - right[i]!);
    const share = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
    return {
      item: id,
      module,
      before: share(pairs.map(([before]) => Number(before.get(id) === answer))),
      after: share(right),
      discrimination: correlation(right, rest),
      commonError: commonest(pairs.flatMap(([, after]) => wrong(after.get(id), answer))),
    };
  });
}

function wrong(given: string | undefined, answer: string): string[] {
  return given === undefined || given === answer ? [] : [given];
}

function commonest(list: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  const [first] = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}

function correlation(x: readonly number[], y: readonly number[]): number | null {
  const n = x.length;
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (f: (i: number) => number): number => x.reduce((total, _, i) => total + f(i), 0);
  const spread = Math.sqrt(sum((i) => (x[i]! - mx) ** 2) * sum((i) => (y[i]! - my) ** 2));
  return spread === 0 ? null : sum((i) => (x[i]! - mx) * (y[i]! - my)) / spread;
}
