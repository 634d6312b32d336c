import type { ByteRange } from '@tracecraft/image';

/** Bytes of a file from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** With the bytes themselves, filled as they come. */
export interface Stretch extends Span {
  readonly bytes: Uint8Array;
}

/** Copies what of `bytes`, which lie at `offset` of the file, belongs to a stretch. */
export function copyTo(stretches: readonly Stretch[], offset: number, bytes: Uint8Array): void {
  const end = offset + bytes.length;
  for (let i = Math.max(0, indexBefore(stretches, offset)); i < stretches.length; i++) {
    const stretch = stretches[i]!;
    if (stretch.start >= end) return;
    const from = Math.max(offset, stretch.start);
    const to = Math.min(end, stretch.end);
    if (from < to) stretch.bytes.set(bytes.subarray(from - offset, to - offset), from - stretch.start);
  }
}

export function spansOf(ranges: readonly ByteRange[], size: number): readonly Span[] {
  return ranges
    .filter(({ sparse }) => sparse !== true)
    .map(({ offset, length }) => ({ start: Math.max(0, offset), end: Math.min(size, offset + length) }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start);
}

/** Those at most `gap` bytes apart as one. */
export function joined(spans: readonly Span[], gap: number): readonly Span[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = found.at(-1);
    if (last !== undefined && start <= last.end + gap) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

export function withinRoom(spans: readonly Span[], room: number): readonly Span[] {
  let left = room;
  return spans.flatMap(({ start, end }) => {
    const length = Math.min(end - start, left);
    left -= length;
    return length > 0 ? [{ start, end: start + length }] : [];
  });
}

/** Number of the last span that begins at `offset` or before it; -1 where none does. */
export function indexBefore(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** `spans` with room for their bytes in one piece of memory. */
export function roomFor(spans: readonly Span[]): {
  readonly memory: Uint8Array<ArrayBuffer>;
  readonly stretches: readonly Stretch[];
} {
  const memory = new Uint8Array(lengthOf(spans));
  return { memory, stretches: stretchesIn(memory, spans) };
}

/** The bytes of `spans`, which stand one behind the other in `memory`. */
export function stretchesIn(memory: Uint8Array, spans: readonly Span[]): readonly Stretch[] {
  let at = 0;
  return spans.map(({ start, end }) => ({ start, end, bytes: memory.subarray(at, (at += end - start)) }));
}
