import type { SqliteValue } from './engine.ts';
import { lengthOf, valuesOf, varint, type RecordValue, type Stretch } from './record.ts';
import { valuesIn, type Shape } from './shape.ts';
import type { Unused } from './unused.ts';

/** A record found where no row of a table stands; offsets are bytes of its page. */
export interface FoundRecord {
  readonly shape: Shape;
  /** Null where it was written over. */
  readonly number: bigint | null;
  readonly key: Stretch | null;
  readonly values: readonly SqliteValue[];
  readonly places: readonly Stretch[];
  /** The record as it was. */
  readonly record: Uint8Array;
  readonly end: number;
}

/** Is told each place that is tried; throws when there were too many. */
export type Effort = () => void;

/**
 * Records in unused bytes of a page. Found where every length in it holds, every value is of a type its column takes, and it fits one
 * shape alone; what fits two is nobody's.
 */
export function* carveRecords(
  bytes: Uint8Array,
  { offset, length, freeBlock }: Unused,
  shapes: readonly Shape[],
  effort: Effort,
): Generator<FoundRecord> {
  const end = offset + length;
  const first = freeBlock ? only(shapes.map((shape) => headless(bytes, offset, length, shape))) : null;
  if (first !== null) return yield first;
  for (let at = freeBlock ? offset + 4 : offset; at + 4 < end; ) {
    effort();
    const cell = cellAt(bytes, at, end);
    const found = cell === null ? [] : shapes.map((shape) => wholeCell(bytes, cell, shape));
    const one = only(found);
    if (one !== null) yield one;
    at = found.find((each) => each !== null)?.end ?? at + 1;
  }
}

/** Where a cell's number and record would stand if one began at `at`; null for most bytes, and quickly. */
interface CellAt {
  readonly numberAt: number;
  readonly start: number;
  readonly size: number;
}

const LEAST_RECORD = 4;

function cellAt(bytes: Uint8Array, at: number, end: number): CellAt | null {
  let size = 0;
  let next = at;
  do size = (size << 7) | (bytes[next]! & 0x7f);
  while (bytes[next++]! >= 0x80 && next < at + 4);
  if (size < LEAST_RECORD || next + 1 + size > end || bytes[next - 1]! >= 0x80) return null;
  let start = next;
  while (bytes[start]! >= 0x80 && start < next + 8) start++;
  start++;
  const head = bytes[start]!;
  return start + size > end || head < 2 || (head < 0x80 && head > size)
    ? null
    : { numberAt: next, start, size };
}

function only(found: readonly (FoundRecord | null)[]): FoundRecord | null {
  const [one, ...others] = found.filter((each) => each !== null);
  return one !== undefined && others.length === 0 ? one : null;
}

/** A cell that nothing was written over: length of the record, number of the row, record. */
function wholeCell(bytes: Uint8Array, { numberAt, start, size }: CellAt, shape: Shape): FoundRecord | null {
  if (bytes[start]! <= shape.allows.length) return null;
  const record = bytes.subarray(start, start + size);
  const found = valuesOf(record, size);
  if (found === null || sizeOf(found, record) !== size) return null;
  const values = valuesIn(shape, record, found);
  const number = varint(bytes, numberAt);
  if (values === null || number === null) return null;
  const places = found.map(({ offset, length }) => ({ offset: start + offset, length }));
  const key = { offset: numberAt, length: start - numberAt };
  return { shape, number: BigInt.asIntN(64, number.value), key, values, places, record, end: start + size };
}

function sizeOf(found: readonly RecordValue[], record: Uint8Array): number {
  const head = Number(varint(record, 0)!.value);
  return found.reduce((sum, { type }) => sum + lengthOf(type), head);
}

/** Bytes the length and the number before a record may take; longer ones leave nothing to go by. */
const LENGTHS = [1, 2];
const NUMBERS = [1, 2, 3, 4, 5];

/**
 * A cell alone in its free block, without its first four bytes: length and number of the row, and of short ones the size of
 * the record's header. It is one when the types that follow make up exactly the block, in one way only.
 */
function headless(bytes: Uint8Array, offset: number, length: number, shape: Shape): FoundRecord | null {
  return only(
    LENGTHS.flatMap((payload) =>
      NUMBERS.map((number) => fitted(bytes, { offset, length }, payload, number, shape)),
    ),
  );
}

function fitted(
  bytes: Uint8Array,
  { offset, length }: Stretch,
  payload: number,
  number: number,
  shape: Shape,
): FoundRecord | null {
  const start = offset + payload + number;
  const size = length - payload - number;
  if (size < 4 || (size > 0x7f ? 2 : 1) !== payload) return null;
  const record = bytes.slice(start, start + size);
  const lost = offset + 4 - start;
  // the first type stood in the fourth byte: it is known only of a column that is the row's number
  if (lost > 1) {
    if (shape.table.key !== 0) return null;
    record[1] = 0;
  }
  const head = headSize(record, shape.allows.length);
  if (head === null || (lost <= 0 && record[0] !== head)) return null;
  record[0] = head;
  const found = valuesOf(record, size);
  if (found === null || sizeOf(found, record) !== size) return null;
  const values = valuesIn(shape, record, found);
  if (values === null) return null;
  const places = found.map((place) => ({ offset: start + place.offset, length: place.length }));
  return { shape, number: null, key: null, values, places, record, end: offset + length };
}

/** Size of a header with this many types, by the types themselves. */
function headSize(record: Uint8Array, columns: number): number | null {
  let at = 1;
  for (let i = 0; i < columns; i++) {
    const type = varint(record, at);
    if (type === null) return null;
    at = type.next;
  }
  return at < 0x80 ? at : null;
}
