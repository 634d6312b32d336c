import type { ByteRange } from '@tracecraft/image';

/** A stretch the hex view shows; `slack` follows a file's end in its last cluster. */
export interface HexStretch extends ByteRange {
  readonly part: 'content' | 'slack';
}

/** One line of the view. `position` counts bytes from the view's start; `offset` is in the raw image. */
export interface HexRow {
  readonly position: number;
  readonly offset: number;
  readonly length: number;
  readonly part: HexStretch['part'];
  /** First line of its stretch: the bytes before it on screen are not its neighbours on disk. */
  readonly opens: boolean;
}

/** Lines over stretches that need not touch each other on disk; found by halving, so that 100,000 stretches are no burden. */
export interface HexRows {
  readonly count: number;
  readonly bytes: number;
  row(index: number): HexRow | null;
  rowOf(position: number): number;
  offsetOf(position: number): number;
  /** View position of a byte of the raw image, or null when the view does not show it. */
  positionOf(offset: number): number | null;
}

export function hexRows(stretches: readonly HexStretch[], columns: number): HexRows {
  const firstRow: number[] = [];
  const firstByte: number[] = [];
  let rows = 0;
  let bytes = 0;
  for (const { length } of stretches) {
    firstRow.push(rows);
    firstByte.push(bytes);
    rows += Math.ceil(length / columns);
    bytes += length;
  }
  const stretchOfByte = (position: number): number => lastAtMost(firstByte, Math.min(position, bytes - 1));
  return {
    count: rows,
    bytes,
    row(index) {
      if (index < 0 || index >= rows) return null;
      const at = lastAtMost(firstRow, index);
      const stretch = stretches[at];
      if (stretch === undefined) return null;
      const into = (index - (firstRow[at] ?? 0)) * columns;
      const length = Math.min(columns, stretch.length - into);
      const position = (firstByte[at] ?? 0) + into;
      return { position, offset: stretch.offset + into, length, part: stretch.part, opens: into === 0 };
    },
    rowOf(position) {
      const at = stretchOfByte(position);
      return (firstRow[at] ?? 0) + Math.floor((position - (firstByte[at] ?? 0)) / columns);
    },
    offsetOf(position) {
      const at = stretchOfByte(position);
      return (stretches[at]?.offset ?? 0) + position - (firstByte[at] ?? 0);
    },
    positionOf(offset) {
      const at = stretches.findIndex(
        (stretch) => offset >= stretch.offset && offset < stretch.offset + stretch.length,
      );
      return at < 0 ? null : (firstByte[at] ?? 0) + offset - (stretches[at]?.offset ?? 0);
    },
  };
}

/** Index of the last item ≤ `value`; empty stretches share their start with the next, so the last wins. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The longest run of neighbouring bytes on disk from `start`, within [start, end) of the view. */
export function runOnDisk(
  rows: HexRows,
  start: number,
  end: number,
  stretches: readonly HexStretch[],
): ByteRange {
  const offset = rows.offsetOf(start);
  let length = 0;
  let next = offset;
  for (const stretch of stretches) {
    if (next < stretch.offset || next >= stretch.offset + stretch.length) continue;
    const take = Math.min(stretch.offset + stretch.length - next, end - start - length);
    length += take;
    next += take;
    if (length >= end - start) break;
  }
  return { offset, length };
}
