import { NTFS, NTFS_ATTRIBUTE, NTFS_RECORD, NTFS_TYPE } from '@tracecraft/formats';
import type { ByteRange } from '../../contract.ts';
import { ImageError } from '../../image-error.ts';
import { le16 } from '../../source/little-endian.ts';
import { PAGE } from '../../source/cached-source.ts';
import { attributesOf, le64 } from './attribute.ts';
import { decodeRuns, rangesOfRuns } from './runs.ts';
import { LARGE, type NtfsVolume } from './volume.ts';

/** What a listing reads: the file table, and then, known from it, the index of every folder. */
export function* listingReads(volume: NtfsVolume): Generator<readonly ByteRange[]> {
  yield orNone(() => tableOf(volume));
  const indexes: ByteRange[] = [];
  volume.mft.each((number, bytes, at, end) => {
    if ((le16(bytes, at + NTFS_RECORD.flags) & NTFS_RECORD.flag.directory) === 0) return;
    for (const range of orNone(() => indexOf(volume, number, bytes.subarray(at, end)))) indexes.push(range);
  });
  yield indexes;
}

function tableOf(volume: NtfsVolume): ByteRange[] {
  const { geometry, mft, offset } = volume;
  const table = volume
    .file(NTFS.record.mft)
    ?.attributes.find(({ type, name }) => type === NTFS_TYPE.data && name === '');
  if (table === undefined) return [];
  const length = mft.records * geometry.recordSize;
  return rangesOfRuns(volume.runsOf(table), 0, length, offset, geometry.clusterSize);
}

/** Small pieces are read by whole pages of the cache. */
function indexOf({ geometry, offset }: NtfsVolume, number: number, record: Uint8Array): ByteRange[] {
  const { clusters, clusterSize } = geometry;
  const index = attributesOf(number, record).find(({ type }) => type === NTFS_TYPE.indexAllocation);
  if (index === undefined || index.resident) return [];
  const { at, end } = index;
  const runs = decodeRuns(
    { bytes: record, at: at + le16(record, at + NTFS_ATTRIBUTE.runsAt), end, first: 0 },
    { clusters, offset },
  );
  const length = le64(record, at + NTFS_ATTRIBUTE.allocated);
  return rangesOfRuns(runs, 0, length, offset, clusterSize).map((range) =>
    range.length < LARGE ? inPages(range, offset) : range,
  );
}

function inPages(range: ByteRange, volume: number): ByteRange {
  const first = Math.floor((range.offset - volume) / PAGE) * PAGE;
  const end = Math.ceil((range.offset + range.length - volume) / PAGE) * PAGE;
  return { ...range, offset: volume + first, length: end - first };
}

/** What is damaged is told when it is read. */
function orNone(find: () => ByteRange[]): ByteRange[] {
  try {
    return find();
  } catch (problem) {
    if (problem instanceof ImageError) return [];
    throw problem;
  }
}
