import { templateNames } from '../../src/log/rule.ts';

/** Numbers of a 32-bit generator (mulberry32): the same seed gives the same log on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }
}

const ACTIVITIES = ['a', 'b', 'c', 'đ 가'];
const TEXTS = ['', 'x', 'y', 'true', 'false', '1', '2.5', '-3', '1e1', ' 1', 'NaN', '__import__'];
const COLUMNS = ['p', 'q', 'r'];

function condition(random: Random): object {
  const attr = random.one([...COLUMNS, 'activity', 'nowhere', 'p', 'q']);
  const op = random.one(['is', 'is not', '<', '<=', '>', '>=', 'in', 'not in', 'istrue', 'isfalse']);
  if (op.endsWith('in')) return { attr, op, value: [random.one(TEXTS), random.one([1, 2.5, true])] };
  return {
    attr,
    op,
    value: /[<>]/.test(op) ? random.one([0, 1, 2.5, '1']) : random.one([...TEXTS, 1, 10, true]),
  };
}

function several(random: Random, most: number, make: () => object): readonly object[] {
  return Array.from({ length: random.below(most + 1) }, make);
}

/** A rule as a file holds it, of any template, with conditions on both sides, correlation and time. */
export function randomRule(random: Random, id: string): object {
  const plain = random.chance(25);
  const [lo, more] = [random.one([0, 0, 1, 1.001]), random.one([0, 1, 2, 5])];
  return {
    id,
    template: random.one(templateNames),
    a: random.one(ACTIVITIES),
    b: random.one(ACTIVITIES),
    n: random.below(4),
    ...(plain
      ? {}
      : {
          activation: several(random, 1, () => condition(random)),
          target: several(random, 1, () => condition(random)),
          correlation: several(random, 2, () => ({
            attr: random.one([...COLUMNS, 'p', 'nowhere']),
            op: random.one(['same', 'different']),
          })),
          time: random.chance(50) ? [lo, lo + more] : null,
        }),
  };
}

export interface RandomLogOptions {
  readonly cases: number;
  /** Percent of events that go back in time, and of events without time. */
  readonly backwards: number;
  readonly timeless: number;
}

/** A log whose cases are not contiguous: each row goes to a random case that is open. */
export function randomTable(random: Random, { cases, backwards, timeless }: RandomLogOptions): string {
  const rows: string[] = [];
  const clocks = new Map<number, number>();
  for (let first = 0; first < cases; first += 3)
    for (let event = random.below(24) + 6; event > 0; event--) {
      const at = Math.min(cases - 1, first + (event % 6 < 3 ? event % 3 : random.below(3)));
      const step = random.chance(backwards)
        ? -random.below(3000)
        : random.one([0, 0, 1, 500, 1000, 1001, 2000]);
      const time = (clocks.get(at) ?? 1_000_000) + step;
      clocks.set(at, time);
      const cells = COLUMNS.map(() => random.one(TEXTS));
      rows.push([`c${at}`, random.one(ACTIVITIES), random.chance(timeless) ? '' : time, ...cells].join('\t'));
    }
  const end = random.one(['\n', '\r\n']);
  return [['case', 'activity', 'time_ms', ...COLUMNS].join('\t'), ...rows].join(end) + random.one(['', end]);
}
