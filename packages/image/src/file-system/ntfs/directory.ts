import { NTFS, NTFS_FILE_NAME as NAME, NTFS_INDEX as AT, NTFS_TYPE } from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import { NumberChains } from '../number-chains.ts';
import { le48, le64, valueAt } from './attribute.ts';
import { fixUp } from './fix-up.ts';
import { longNames, valueOf, type NtfsFile } from './file.ts';
import { freshMemory, type Memory } from './reused-memory.ts';
import { FolderNames, indexName } from './folder-names.ts';
import type { NtfsName } from './names.ts';
import { nameHash, type Parents } from './parents.ts';
import { utf16 } from './text.ts';
import type { NtfsVolume } from './volume.ts';

/** An index of a folder is at most this large; Sleuth Kit's limit too. */
const MOST_INDEX = 1 << 27;

/**
 * Names of one folder, each once: a live one replaces a deleted one of the same file. Live ones have their place beside the
 * name that their record gives itself, which nearly all have; the others stand in chains.
 */
class NameList {
  readonly names: FolderNames;
  private readonly parents: Parents;
  private readonly chains = new NumberChains();
  /** Places of the names in the chains. */
  private readonly chained: number[] = [];

  /** `index`: the index records. */
  constructor(parents: Parents, index: Uint8Array) {
    this.parents = parents;
    this.names = new FolderNames(index);
    parents.beginList();
  }

  /** A name whose copy begins at `key` of an index. */
  addIndexed(bytes: Uint8Array, key: number, deleted: boolean): void {
    const { parents, names } = this;
    const record = le48(bytes, key - AT.entry.key);
    const own = parents.firstOf(record);
    const alone = own >= 0 && !deleted && bytes === names.bytes && parents.after(own) < 0;
    // Its record gives itself this name alone, and nothing was known of it.
    if (alone && parents.placeOf(own) < 0 && this.chains.newest(record) < 0) {
      const length = bytes[key + NAME.nameLength]!;
      if (parents.hashOf(own) === nameHash(bytes, key + NAME.name, length, bytes.length)) {
        parents.putAt(own, names.length);
        names.addKey(key);
        return;
      }
    }
    this.add(indexName(bytes, key, deleted));
  }

  add(name: NtfsName): void {
    const { parents, names, chained } = this;
    let own = -1;
    for (let i = parents.firstOf(name.record); i >= 0; i = parents.after(i)) {
      const place = parents.placeOf(i);
      if (place < 0) own = parents.hashOf(i) === name.hash ? i : own;
      else if (this.isKnown(place, name)) return;
    }
    for (let i = this.chains.newest(name.record); i >= 0; i = this.chains.before(i))
      if (this.isKnown(chained[i]!, name)) return;
    if (own >= 0 && !name.deleted) parents.putAt(own, names.length);
    else {
      this.chains.add(name.record);
      chained.push(names.length);
    }
    names.add(name);
  }

  /** Whether the name at `place` is the same; a live one takes the place of a deleted one. */
  private isKnown(place: number, name: NtfsName): boolean {
    const known = this.names.at(place);
    if (known.name !== name.name) return false;
    if (known.deleted && !name.deleted) this.names.replace(place, name);
    return true;
  }

  /** Whether a live name of the record has this hash; a name that has its place beside the record's own is live. */
  hasLive(record: number, hash: number): boolean {
    for (let i = this.parents.firstOf(record); i >= 0; i = this.parents.after(i))
      if (this.parents.placeOf(i) >= 0 && this.parents.hashOf(i) === hash) return true;
    for (let i = this.chains.newest(record); i >= 0; i = this.chains.before(i)) {
      const known = this.names.at(this.chained[i]!);
      if (known.hash === hash && !known.deleted) return true;
    }
    return false;
  }
}

/**
 * Every name of `folder` in the order `fls` shows them; null where it has no index of names. The index is read into
 * `memory`, and the names are good as long as it is.
 */
export function namesOfFolder(
  volume: NtfsVolume,
  folder: NtfsFile,
  parents: Parents,
  memory: Memory = freshMemory,
): FolderNames | null {
  const root = valueOf(folder, NTFS_TYPE.indexRoot);
  if (root === null || root.size < AT.root.list + 16) return null;
  if (le32(root.bytes, root.at + AT.root.type) !== NTFS_TYPE.fileName) return null;
  const index = indexRecords(volume, folder, memory);
  const list = new NameList(parents, index);
  const sequence = nameSequence(folder);
  if (folder.number !== NTFS.record.root) list.add(ownName(folder, sequence));
  const scan = new IndexScan(volume, folder, list);
  scan.list(root.bytes, root.at + AT.root.list, root.at + root.size);
  scan.records(index);
  parents.eachOf(folder.number, sequence, (number, hash) => {
    if (!list.hasLive(number, hash)) addNamesOfFile(volume, list, folder.number, number);
  });
  return list.names;
}

/** A record's sequence grows when it is freed; names keep the one from before. */
export function nameSequence({ sequence, inUse }: NtfsFile): number {
  return inUse || sequence === 0 ? sequence : sequence - 1;
}

function ownName({ number, inUse }: NtfsFile, sequence: number): NtfsName {
  return { name: '.', record: number, sequence, letter: 'd', deleted: !inUse, hash: 0, copy: null };
}

function addNamesOfFile(volume: NtfsVolume, list: NameList, folder: number, number: number): void {
  const file = volume.file(number);
  if (file === null) return;
  const sequence = file.inUse ? file.sequence : file.sequence - 1;
  for (const attribute of longNames(file)) {
    const part = attribute.parts[0]!;
    const at = valueAt(part);
    if (le48(part.bytes, at + NAME.parent) !== folder) continue;
    const length = part.bytes[at + NAME.nameLength]!;
    const name = utf16(part.bytes, at + NAME.name, length);
    const hash = nameHash(part.bytes, at + NAME.name, length, part.bytes.length);
    list.add({ name, record: number, sequence, letter: '-', deleted: !file.inUse, hash, copy: null });
  }
}

/** The bytes of $INDEX_ALLOCATION; none where it has none or they can't be read. */
function indexRecords(volume: NtfsVolume, folder: NtfsFile, memory: Memory): Uint8Array {
  const attribute = folder.attributes.find(({ type }) => type === NTFS_TYPE.indexAllocation);
  const part = attribute?.parts[0];
  if (attribute === undefined || part === undefined || part.resident) return new Uint8Array(0);
  const allocated = le64(part.bytes, part.at + 40);
  const read = (): Uint8Array => volume.readAttribute(attribute, MOST_INDEX, allocated, memory);
  return volume.notices.orElse(read, new Uint8Array(0));
}

/** Reads the entries of an index, used and unused: a deleted name stands behind the used part of its record. */
class IndexScan {
  private readonly volume: NtfsVolume;
  private readonly folder: NtfsFile;
  private readonly into: NameList;

  constructor(volume: NtfsVolume, folder: NtfsFile, into: NameList) {
    this.volume = volume;
    this.folder = folder;
    this.into = into;
  }

  /** A list whose header is at `at`; `end`: of the space that belongs to it. */
  list(bytes: Uint8Array, at: number, end: number): void {
    const first = at + le32(bytes, at + AT.list.first);
    const used = Math.min(end, at + le32(bytes, at + AT.list.used));
    if (first > used) return;
    this.entries(bytes, first, used, end);
  }

  /** The index records, found by their mark at any cluster. */
  records(bytes: Uint8Array): void {
    const { folder, volume } = this;
    const { clusterSize, indexSize } = volume.geometry;
    const step = Math.min(clusterSize, indexSize);
    const starts: number[] = [];
    for (let at = 0; at + 40 <= bytes.length; at += step) if (le32(bytes, at) === AT.magic) starts.push(at);
    for (const [i, at] of starts.entries()) {
      const end = starts[i + 1] ?? bytes.length;
      if (fixUp(bytes, at, end - at)) this.list(bytes, at + AT.record.list, end);
      else volume.notices.add('ntfs.torn-index', { number: folder.number, offset: at });
    }
  }

  private entries(bytes: Uint8Array, first: number, used: number, end: number): void {
    const most = this.volume.mft.records;
    const low = this.folder.number % 256;
    for (let at = first; at + AT.entry.key + NAME.name + 1 < end; ) {
      // In unused space nearly all places fall by the first byte of the folder's number.
      if (bytes[at + AT.entry.key + NAME.parent] !== low) {
        at += 4;
        continue;
      }
      const record = le48(bytes, at);
      const length = le16(bytes, at + AT.entry.length);
      const keyLength = le16(bytes, at + AT.entry.keyLength);
      const key = at + AT.entry.key;
      const sound = record <= most && length > keyLength && length % 4 === 0 && length <= end - first;
      const unused = keyLength === 0 || at + length > used;
      if (
        !sound ||
        le48(bytes, key + NAME.parent) !== this.folder.number ||
        (unused && !isPlausible(bytes, key))
      ) {
        at += 4;
        continue;
      }
      const nameLength = bytes[key + NAME.nameLength]!;
      if (bytes[key + NAME.space] !== NAME.spaceDos && key + NAME.name + 2 * nameLength < end)
        this.into.addIndexed(bytes, key, unused || !this.folder.inUse);
      at = keyLength === 0 ? first + align(key + NAME.name + 2 * nameLength - first) : at + length;
    }
  }
}

function align(at: number): number {
  return (at + 3) & ~3;
}

/** Whether what stands in unused space can have been a name. */
function isPlausible(bytes: Uint8Array, key: number): boolean {
  return (
    bytes[key + NAME.space]! <= NAME.spaceMost &&
    bytes[key + NAME.nameLength]! > 0 &&
    bytes[key + NAME.name]! !== 0 &&
    le64(bytes, key + NAME.allocated) >= le64(bytes, key + NAME.size) &&
    isPeerTime(bytes, key + NAME.created) &&
    isPeerTime(bytes, key + NAME.accessed) &&
    isPeerTime(bytes, key + NAME.modified)
  );
}

/** Steps of 100 ns to 1970 and to 2020 in units of 2^32: Sleuth Kit 4.11.1 takes no later time for one. */
const FROM_1970 = 11_644_473_600 * 1e7;
const TO_2020 = FROM_1970 + (50 * 365 + 6) * 86_400 * 1e7;

function isPeerTime(bytes: Uint8Array, at: number): boolean {
  const hundreds = Math.floor(le64(bytes, at) / 1e9);
  return hundreds >= Math.floor(FROM_1970 / 1e9) && hundreds <= Math.floor(TO_2020 / 1e9);
}
