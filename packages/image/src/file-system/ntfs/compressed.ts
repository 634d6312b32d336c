import { ImageError } from '../../image-error.ts';
import { readStructure } from '../../source/read-structure.ts';
import { contentSize, initialised } from './file.ts';
import { compressionUnit, type Content } from './content.ts';
import { unpackLznt1 } from './lznt1.ts';
import type { Run } from './runs.ts';
import type { NtfsVolume } from './volume.ts';

/**
 * `length` bytes from `offset` of a compressed attribute. Each unit lies unpacked, or packed in fewer clusters than it
 * has, or nowhere and is zeros. Throws `ntfs.malformed` for damaged packing and `image.truncated`.
 */
export function readCompressed(
  volume: NtfsVolume,
  { file, attribute }: Content,
  offset: number,
  length: number,
): Uint8Array {
  const { clusterSize } = volume.geometry;
  const perUnit = compressionUnit(attribute);
  const unitSize = perUnit * clusterSize;
  const runs = volume.runsOf(attribute);
  const end = Math.min(offset + length, contentSize(volume, attribute));
  const bytes = new Uint8Array(Math.max(0, end - offset));
  const written = Math.min(end, initialised(attribute));
  let from = 0;
  for (let unit = Math.floor(offset / unitSize); unit * unitSize < written; unit++) {
    while (from < runs.length && runs[from]!.first + runs[from]!.count <= unit * perUnit) from++;
    const unpacked = readUnit(volume, runs, from, unit, perUnit);
    if (unpacked === null) throw damaged(volume, file.number, unit);
    const start = unit * unitSize - offset;
    const piece = unpacked.subarray(
      Math.max(0, -start),
      Math.max(0, Math.min(unitSize, written - unit * unitSize)),
    );
    bytes.set(piece, Math.max(0, start));
  }
  return bytes;
}

function damaged(volume: NtfsVolume, record: number, unit: number): ImageError {
  const offset = volume.mft.offsetOf(record) ?? volume.offset;
  return new ImageError('ntfs.malformed', { structure: 'ntfs.lznt1', field: 'unit', value: unit, offset });
}

function readUnit(
  volume: NtfsVolume,
  runs: readonly Run[],
  from: number,
  unit: number,
  perUnit: number,
): Uint8Array | null {
  const { clusterSize } = volume.geometry;
  const into = new Uint8Array(perUnit * clusterSize);
  const held = new Uint8Array(perUnit * clusterSize);
  let length = 0;
  for (let i = from; i < runs.length && runs[i]!.first < (unit + 1) * perUnit; i++) {
    const { first, cluster, count } = runs[i]!;
    const start = Math.max(first, unit * perUnit);
    const stop = Math.min(first + count, (unit + 1) * perUnit);
    if (cluster === null || start >= stop) continue;
    const at = (cluster + start - first) * clusterSize;
    const reading = { structure: 'file-content', field: `unit ${unit}` };
    const piece = readStructure(volume.source, at, (stop - start) * clusterSize, reading);
    held.set(piece, length);
    length += piece.length;
  }
  if (length === held.length) return held;
  return length === 0 || unpackLznt1(held.subarray(0, length), into) ? into : null;
}
