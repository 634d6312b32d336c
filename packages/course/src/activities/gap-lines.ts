import { miniRecord } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import type { Gap, GapsActivity, Mutation } from './activity.ts';

/** One act of the faulty record, as it is shown and answered about. */
export interface GapLine {
  /** Number an answer names, from 1. */
  readonly line: number;
  readonly text: string;
  readonly event: CaseEvent;
}

type Altered = Pick<GapsActivity, 'record' | 'mutations'>;

/** The record with its gaps, in the order it was written down. Throws RangeError where a mutation fits no line. */
export function gapLines(activity: Altered): readonly GapLine[] {
  const text = faultyRecord(activity);
  const [, ...acts] = miniRecord(text);
  return text.split('\n').map((one, i) => ({ line: i + 1, text: one, event: acts[i]! }));
}

/** Text of the record after its mutations: acts only, in order of time. */
export function faultyRecord({ record, mutations }: Altered): string {
  return inOrder(mutations.reduce(mutated, actsOf(record))).join('\n');
}

/** Acts of a record, without remarks and empty lines. */
function actsOf(record: string): readonly string[] {
  return record
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '');
}

function mutated(lines: readonly string[], mutation: Mutation): readonly string[] {
  const at = indexOf(lines, mutation.line);
  switch (mutation.kind) {
    case 'drop':
      return lines.toSpliced(at, 1);
    case 'move':
      return lines.with(at, lines[at]!.replace(/^\S+/, mutation.to));
    case 'alter':
      return lines.with(at, mutation.with);
  }
}

function indexOf(lines: readonly string[], start: string): number {
  const found = lines.flatMap((line, i) => (begins(line, start) ? [i] : []));
  if (found.length !== 1) throw new RangeError(`${found.length} lines begin with '${start}'`);
  return found[0]!;
}

function begins(line: string, start: string): boolean {
  return line === start || line.startsWith(`${start} `);
}

/** Stable: acts of one second stay as they were written. */
function inOrder(lines: readonly string[]): readonly string[] {
  return lines.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : Number(timeOf(a) > timeOf(b))));
}

/** `HH:MM:SS`, so that texts compare as times; such a record lasts one day. */
function timeOf(line: string): string {
  return line.slice(0, line.indexOf(' ')).padEnd(8, ':00');
}

/**
 * Lines of the faulty record at which a gap may be pointed out: those that name the thing it is about, and what `also`
 * lists: further things, or how lines begin.
 */
export function placesOf(gap: Pick<Gap, 'about' | 'also'>, lines: readonly GapLine[]): ReadonlySet<number> {
  // An officer is named on every second line; things begin with a capital letter.
  const things = new Set([gap.about, ...gap.also].filter((one) => /^[A-Z]/.test(one)));
  const named = (text: string): boolean => text.split(' ').some((word) => things.has(word));
  return new Set(
    lines
      .filter(({ text }) => named(text) || gap.also.some((start) => begins(text, start)))
      .map(({ line }) => line),
  );
}
