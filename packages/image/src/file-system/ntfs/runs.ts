import type { ByteRange } from '../../contract.ts';
import { ImageError } from '../../image-error.ts';

/** `count` clusters of a stream from its cluster `first` on. `cluster` null: a hole, which reads as zeros. */
export interface Run {
  readonly first: number;
  readonly cluster: number | null;
  readonly count: number;
}

/** More pieces than any real file has. */
const MOST_RUNS = 1 << 20;

/** Where runs are written: from `at` to `end` of a record, the first of them for cluster `first` of the stream. */
export interface StoredRuns {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
  readonly first: number;
}

/** What runs must keep to. */
export interface RunLimits {
  /** Of the volume. */
  readonly clusters: number;
  /** Of the record in the raw image, for errors. */
  readonly offset: number;
  /** Whether runs without a place are holes; default yes. */
  readonly holes?: boolean;
}

/** The pieces of a stream. Throws `ntfs.malformed`. Source: Russon and Fledel, NTFS Documentation, §"Data Runs". */
export function decodeRuns({ bytes, at: from, end, first }: StoredRuns, limits: RunLimits): Run[] {
  const runs: Run[] = [];
  let next = first;
  let cluster = 0;
  for (let at = from; at < end && (bytes[at]! & 15) !== 0; ) {
    const lengthSize = bytes[at]! & 15;
    const offsetSize = bytes[at]! >> 4;
    const size = 1 + lengthSize + offsetSize;
    if (lengthSize > 8 || offsetSize > 8 || at + size > end) throw malformed('head', bytes[at]!, limits);
    const count = unsigned(bytes, at + 1, lengthSize);
    if (count > limits.clusters || runs.length >= MOST_RUNS) throw malformed('length', count, limits);
    const delta = signed(bytes, at + 1 + lengthSize, offsetSize);
    const hole = isHole(delta, cluster, limits);
    if (!hole) cluster += delta;
    const outside = cluster < 0 || cluster + count > limits.clusters;
    if (!hole && outside) throw malformed('cluster', cluster, limits);
    runs.push({ first: next, cluster: hole ? null : cluster, count });
    next += count;
    at += size;
  }
  return runs;
}

/** Windows NT 4 wrote holes as a step of minus one. */
function isHole(delta: number, cluster: number, { holes = true }: RunLimits): boolean {
  return (holes && delta === 0) || (delta === -1 && cluster === 0);
}

function malformed(field: string, value: number, { offset }: RunLimits): ImageError {
  return new ImageError('ntfs.malformed', { structure: 'ntfs.runs', field, value, offset });
}

function unsigned(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + bytes[at + i]!;
  return value;
}

function signed(bytes: Uint8Array, at: number, size: number): number {
  const value = unsigned(bytes, at, size);
  return size > 0 && bytes[at + size - 1]! > 127 ? value - 2 ** (8 * size) : value;
}

/** Where `length` bytes from byte `at` of a stream lie in the raw image; what no run covers is left out. */
export function rangesOfRuns(
  runs: readonly Run[],
  at: number,
  length: number,
  offset: number,
  clusterSize: number,
): ByteRange[] {
  const ranges: ByteRange[] = [];
  for (const { first, cluster, count } of runs) {
    const from = Math.max(at, first * clusterSize);
    const to = Math.min(at + length, (first + count) * clusterSize);
    if (from >= to) continue;
    if (cluster === null) ranges.push({ offset: 0, length: to - from, sparse: true });
    else
      ranges.push({ offset: offset + cluster * clusterSize + from - first * clusterSize, length: to - from });
  }
  return ranges;
}
