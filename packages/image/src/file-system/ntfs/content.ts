import { NTFS_ATTRIBUTE } from '@tracecraft/formats';
import type { ByteRange, Entry, Extents, Notice } from '../../contract.ts';
import { le16 } from '../../source/little-endian.ts';
import { sizeOf, valueAt } from './attribute.ts';
import type { DeletedClaims } from './deleted-claims.ts';
import { nameSequence } from './directory.ts';
import { contentSize, initialised, type NtfsAttribute, type NtfsFile } from './file.ts';
import { rangesOfRuns, type Run } from './runs.ts';
import type { NtfsVolume } from './volume.ts';

/** What holds an entry's content. */
export interface Content {
  readonly file: NtfsFile;
  readonly attribute: NtfsAttribute;
}

/** The attribute behind an entry; null where its record has another file now, or it has none. */
export function contentOf(volume: NtfsVolume, { number, numberText, identity }: Entry): Content | null {
  const [, type, id] = (numberText ?? '').split('-').map(Number);
  const file = volume.file(number);
  if (file === null || !identity.split(':')[0]?.endsWith(`-${file.sequence}`)) return null;
  const attribute = file.attributes.find((one) => one.type === type && one.id === id);
  return attribute === undefined ? null : { file, attribute };
}

/** The compression unit in clusters; 0 where the attribute is not compressed. */
export function compressionUnit({ parts: [part] }: NtfsAttribute): number {
  if (part === undefined || part.resident) return 0;
  const flags = le16(part.bytes, part.at + NTFS_ATTRIBUTE.flags);
  const unit = part.bytes[part.at + NTFS_ATTRIBUTE.compressionUnit]!;
  return (flags & NTFS_ATTRIBUTE.flag.compressed) === 0 || unit === 0 || unit > 16 ? 0 : 2 ** unit;
}

/** Where an entry's bytes lie, and how sure that is. */
export function extentsOf(volume: NtfsVolume, entry: Entry, claims: () => DeletedClaims): Extents {
  const content = contentOf(volume, entry);
  if (content === null) return unknown(entry);
  const { file, attribute } = content;
  const notices = flagNotices(entry, attribute);
  const part = attribute.parts[0]!;
  if (part.resident) {
    const ranges = volume.mft.rangesOf(part.record, valueAt(part), sizeOf(part));
    return { ranges, slack: null, notices, certainty: certaintyOf(entry, file, true) };
  }
  const runs = volume.runsOf(attribute);
  const taken = entry.deleted && !file.inUse ? takenClusters(volume, runs, file.number, claims()) : 0;
  if (taken > 0)
    notices.push({ code: 'ntfs.clusters-taken', params: { number: file.number, clusters: taken } });
  const certainty = certaintyOf(entry, file, taken === 0);
  const size = contentSize(volume, attribute);
  if (compressionUnit(attribute) > 0) {
    const ranges = rangesOfRuns(runs, 0, Infinity, volume.offset, volume.geometry.clusterSize);
    return {
      ranges: ranges.filter(({ sparse }) => sparse !== true),
      slack: null,
      notices,
      certainty,
      packed: true,
    };
  }
  return { ...plain(volume, runs, size, initialised(attribute)), notices, certainty };
}

function certaintyOf(entry: Entry, file: NtfsFile, untouched: boolean): Extents['certainty'] {
  if (!entry.deleted) return 'allocated';
  return untouched && !file.inUse && nameSequence(file) !== file.sequence ? 'exact' : 'guessed';
}

function unknown({ number, deleted, size }: Entry): Extents {
  const notices = deleted ? [{ code: 'ntfs.record-taken', params: { number } }] : [];
  return {
    ranges: [],
    slack: null,
    notices: size === 0 && !deleted ? [] : notices,
    certainty: deleted ? 'guessed' : 'allocated',
  };
}

function flagNotices({ number }: Entry, { parts: [part] }: NtfsAttribute): Notice[] {
  const flags = part === undefined ? 0 : le16(part.bytes, part.at + NTFS_ATTRIBUTE.flags);
  const notices: Notice[] = [];
  if ((flags & NTFS_ATTRIBUTE.flag.encrypted) !== 0)
    notices.push({ code: 'ntfs.encrypted', params: { number } });
  if ((flags & NTFS_ATTRIBUTE.flag.compressed) !== 0)
    notices.push({ code: 'ntfs.compressed', params: { number } });
  return notices;
}

function plain(
  volume: NtfsVolume,
  runs: readonly Run[],
  size: number,
  written: number,
): { ranges: ByteRange[]; slack: ByteRange | null } {
  const { clusterSize } = volume.geometry;
  const held = Math.min(size, written);
  const ranges = rangesOfRuns(runs, 0, held, volume.offset, clusterSize);
  if (size > held) ranges.push({ offset: 0, length: size - held, sparse: true });
  const rest = (clusterSize - (size % clusterSize)) % clusterSize;
  const after = rest === 0 || size === 0 ? [] : rangesOfRuns(runs, size, rest, volume.offset, clusterSize);
  const slack = after[0];
  return { ranges, slack: slack === undefined || slack.sparse === true ? null : slack };
}

/** Clusters that belong to somebody else now, or that another deleted file claims as well. */
function takenClusters(
  volume: NtfsVolume,
  runs: readonly Run[],
  number: number,
  claims: DeletedClaims,
): number {
  let taken = claims.contested(number) ? 1 : 0;
  for (const { cluster, count } of runs)
    for (let i = 0; cluster !== null && i < count; i++) if (volume.isAllocated(cluster + i)) taken++;
  return taken;
}
