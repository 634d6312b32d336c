import {
  NTFS,
  NTFS_FILE_NAME,
  NTFS_RECORD,
  NTFS_TYPE,
  NTFS_USN,
  NTFS_USN_REASONS,
} from '@tracecraft/formats';
import type { ChangeRecord } from '../../contract.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import { readStructure } from '../../source/read-structure.ts';
import { attributesOf, le48, valueAt } from './attribute.ts';
import { nameSequence } from './directory.ts';
import { longNames, type NtfsFile } from './file.ts';
import { filetime } from './filetime.ts';
import type { Run } from './runs.ts';
import { nameOf, utf16 } from './text.ts';
import type { NtfsVolume } from './volume.ts';

const NAME = '$UsnJrnl';
const STREAM = '$J';
/** Bytes read at once: whole pages. */
const AT_ONCE = 1 << 20;
const MOST_DEPTH = 256;

/** What the change journal of `volume` holds, oldest first; nothing where it keeps none. */
export function* changesOf(volume: NtfsVolume): Generator<ChangeRecord> {
  const stream = findJournal(volume)?.attributes.find(
    ({ type, name, parts: [part] }) => type === NTFS_TYPE.data && name === STREAM && part?.resident === false,
  );
  if (stream === undefined) return;
  const paths = new FolderPaths(volume);
  const runs = volume.notices.orElse(() => volume.runsOf(stream), []);
  for (const run of runs)
    for (const page of pagesOf(volume, run))
      for (const record of recordsOf(page)) yield changeOf(volume, record, paths);
}

/** A file of $Extend is known by its own name: the folder's index may be damaged. */
function findJournal(volume: NtfsVolume): NtfsFile | null {
  for (const { number, bytes } of volume.mft.all()) {
    if ((bytes[NTFS_RECORD.flags]! & NTFS_RECORD.flag.inUse) === 0 || le48(bytes, NTFS_RECORD.base) !== 0)
      continue;
    const found = attributesOf(number, bytes).some(
      (part) =>
        part.type === NTFS_TYPE.fileName &&
        part.resident &&
        le48(bytes, valueAt(part) + NTFS_FILE_NAME.parent) === NTFS_USN.folder &&
        nameOf(bytes, valueAt(part)) === NAME,
    );
    if (found) return volume.file(number);
  }
  return null;
}

/** Pages of a run; a hole, which old records were taken from, has none. */
function* pagesOf(volume: NtfsVolume, { cluster, count }: Run): Generator<Uint8Array> {
  if (cluster === null) return;
  const { clusterSize } = volume.geometry;
  const length = count * clusterSize;
  for (let at = 0; at < length; at += AT_ONCE) {
    const reading = { structure: 'ntfs.change-journal', field: 'records' };
    const take = Math.min(AT_ONCE, length - at);
    const bytes = volume.notices.orElse(
      () => readStructure(volume.source, cluster * clusterSize + at, take, reading).slice(),
      null,
    );
    for (let page = 0; bytes !== null && page < take; page += NTFS_USN.page)
      yield bytes.subarray(page, Math.min(page + NTFS_USN.page, take));
  }
}

interface UsnRecord {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly layout: (typeof NTFS_USN)[2 | 3];
}

/** Records of a page: what follows the last is zeros; what makes no sense is passed over in steps of eight. */
function* recordsOf(bytes: Uint8Array): Generator<UsnRecord> {
  for (let at = 0; at + NTFS_USN[2].name <= bytes.length; ) {
    const length = le32(bytes, at + NTFS_USN.length);
    const version = le16(bytes, at + NTFS_USN.version);
    const layout = version === 2 || version === 3 ? NTFS_USN[version] : null;
    if (layout === null || !isSound(bytes, at, length, layout)) {
      at += 8;
      continue;
    }
    yield { bytes, at, layout };
    at += length;
  }
}

function isSound(bytes: Uint8Array, at: number, length: number, layout: UsnRecord['layout']): boolean {
  if (length < layout.name || length % 8 !== 0 || at + length > bytes.length) return false;
  const nameAt = le16(bytes, at + layout.nameAt);
  return nameAt >= layout.name && nameAt + le16(bytes, at + layout.nameLength) <= length;
}

function changeOf(volume: NtfsVolume, { bytes, at, layout }: UsnRecord, paths: FolderPaths): ChangeRecord {
  const number = le48(bytes, at + NTFS_USN.file);
  const sequence = le16(bytes, at + NTFS_USN.file + 6);
  const length = le16(bytes, at + layout.nameLength) / 2;
  const name = utf16(bytes, at + le16(bytes, at + layout.nameAt), length);
  const folder = paths.of(le48(bytes, at + layout.parent), le16(bytes, at + layout.parent + 6));
  const file = volume.file(number);
  const reason = le32(bytes, at + layout.reason);
  return {
    time: filetime(bytes, at + layout.time),
    path: `${folder}/${name}`,
    number: String(number),
    deleted: file === null || !file.inUse || file.sequence !== sequence,
    reasons: NTFS_USN_REASONS.flatMap(([bit, word]) => ((reason & bit) === 0 ? [] : [word])),
  };
}

/** Paths of folders by their record and sequence, as the names of their records lead up to the root. */
class FolderPaths {
  private readonly volume: NtfsVolume;
  private readonly known = new Map<string, string>();

  constructor(volume: NtfsVolume) {
    this.volume = volume;
  }

  of(number: number, sequence: number, depth = 0): string {
    if (number === NTFS.record.root) return '';
    const key = `${number}-${sequence}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const path = this.find(number, sequence, depth);
    this.known.set(key, path);
    return path;
  }

  private find(number: number, sequence: number, depth: number): string {
    const file = depth < MOST_DEPTH ? this.volume.file(number) : null;
    const part = file === null ? undefined : longNames(file)[0]?.parts[0];
    if (file === null || part === undefined || nameSequence(file) !== sequence) return '/$OrphanFiles';
    const at = valueAt(part);
    const parent = le48(part.bytes, at + NTFS_FILE_NAME.parent);
    const folder = this.of(parent, le16(part.bytes, at + NTFS_FILE_NAME.parent + 6), depth + 1);
    return `${folder}/${nameOf(part.bytes, at)}`;
  }
}
