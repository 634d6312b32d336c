import type { Entry, FileSystem, SourcedTime, StoredTime, TimeSource } from '../contract.ts';

const MEANINGS = ['modified', 'accessed', 'changed', 'created'] as const;

type FourTimes = Readonly<Record<(typeof MEANINGS)[number], StoredTime>>;

/** The structure that keeps the times a listing shows. */
function timeSource(kind: FileSystem['kind']): TimeSource {
  if (kind.startsWith('fat')) return 'fat.directory-entry';
  if (kind === 'tar' || kind === 'zip') return 'archive.entry';
  if (kind === 'exfat') return 'exfat.directory-entry';
  return kind === 'ntfs' ? 'ntfs.standard-information' : 'ext.inode';
}

/** Those of four times that are not empty, as kept by `source`. */
export function sourced(times: FourTimes, source: TimeSource): SourcedTime[] {
  return MEANINGS.filter((meaning) => times[meaning].wall !== null).map((meaning) => ({
    source,
    meaning,
    time: times[meaning],
  }));
}

/** Every time an entry carries that is not empty, each with where it stands. */
export function entryTimes(kind: FileSystem['kind'], entry: Entry, source = timeSource(kind)): SourcedTime[] {
  return [
    ...sourced(entry, source),
    ...(entry.fileName === undefined ? [] : sourced(entry.fileName, 'ntfs.file-name')),
    ...(entry.indexTimes === undefined ? [] : sourced(entry.indexTimes, 'ntfs.index-entry')),
  ];
}
