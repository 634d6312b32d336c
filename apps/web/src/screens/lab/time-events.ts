import type { StoredTime } from '@tracecraft/image';
import type { PackedFiles } from '../../adapters/image-worker/listing/packed-files.ts';

/** Kinds of times every file system keeps, in the order bars are stacked. */
export const TIME_KINDS = ['modified', 'accessed', 'changed', 'created'] as const;
type TimeKind = (typeof TIME_KINDS)[number];

export interface TimeEvent {
  readonly fileSystem: number;
  /** Position in the file system's list. */
  readonly entry: number;
  readonly kind: TimeKind;
  readonly deleted: boolean;
  readonly stored: StoredTime['kind'];
  /** Seconds since 1970, the clock's error taken off. */
  readonly seconds: number;
}

/** Every time of every listed file, oldest first. `clock`: seconds the clock of the device was ahead. */
export function timeEvents(lists: ReadonlyMap<number, PackedFiles>, clock: number): readonly TimeEvent[] {
  const events: TimeEvent[] = [];
  for (const [fileSystem, files] of lists)
    for (let entry = 0; entry < files.length; entry++)
      for (const kind of TIME_KINDS) {
        const seconds = files.seconds(entry, kind);
        if (Number.isNaN(seconds)) continue;
        const [deleted, stored] = [files.deleted(entry), files.timeKind(entry, kind)];
        events.push({ fileSystem, entry, kind, deleted, stored, seconds: seconds - clock });
      }
  return events.sort((a, b) => a.seconds - b.seconds);
}

/** A stretch of time, seconds since 1970; `to` excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One bar: how many times of each kind lie in `from` … before `to`. */
export interface Bar extends Span {
  readonly counts: Readonly<Record<TimeKind, number>>;
  readonly total: number;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;
/** Widths of bars, seconds. */
const WIDTHS: readonly number[] = [
  1,
  5,
  15,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  6 * HOUR,
  DAY,
  7 * DAY,
  30 * DAY,
  91 * DAY,
  365 * DAY,
  3650 * DAY,
];
const MOST_BARS = 60;
/** A shorter stretch has nothing more to show: times are told to the second. */
const LEAST_SPAN = 30;

/** The bars of `span`, each of a whole width; the first and the last may reach beyond it. */
export function barsOf(events: readonly TimeEvent[], { from, to }: Span): readonly Bar[] {
  const width = WIDTHS.find((one) => (to - from) / one <= MOST_BARS) ?? Math.ceil((to - from) / MOST_BARS);
  const bars: Bar[] = [];
  let at = indexAt(events, Math.floor(from / width) * width);
  for (let start = Math.floor(from / width) * width; start < to; start += width) {
    const counts = { modified: 0, accessed: 0, changed: 0, created: 0 };
    const first = at;
    for (; at < events.length && events[at]!.seconds < start + width; at++) counts[events[at]!.kind] += 1;
    bars.push({ from: start, to: start + width, counts, total: at - first });
  }
  return bars;
}

/** Number of the first event at `seconds` or later. */
export function indexAt(events: readonly TimeEvent[], seconds: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle]!.seconds < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** From the oldest to the newest. */
export function wholeSpan(events: readonly TimeEvent[]): Span {
  const from = Math.floor(events[0]?.seconds ?? 0);
  return { from, to: Math.max(from + LEAST_SPAN, Math.floor(events.at(-1)?.seconds ?? 0) + 1) };
}

/** `span` made `factor` times as long around `centre` (its middle by default), never beyond `whole`. */
export function zoomed({ from, to }: Span, factor: number, whole: Span, centre = (from + to) / 2): Span {
  const length = Math.min(whole.to - whole.from, Math.max(LEAST_SPAN, (to - from) * factor));
  const start = centre - ((centre - from) / (to - from)) * length;
  return within({ from: start, to: start + length }, whole);
}

/** `span` moved by `share` of its length, never beyond `whole`. */
export function moved({ from, to }: Span, share: number, whole: Span): Span {
  const by = share * (to - from);
  return within({ from: from + by, to: to + by }, whole);
}

function within({ from, to }: Span, whole: Span): Span {
  const length = Math.min(to - from, whole.to - whole.from);
  const start = Math.round(Math.min(Math.max(from, whole.from), whole.to - length));
  return { from: start, to: start + Math.round(length) };
}

/** Seconds since 1970 as `YYYY-MM-DD HH:MM:SS`. */
export function secondsText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
