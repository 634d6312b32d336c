import { FAT_ATTRIBUTE, FAT_DIRECTORY_ENTRY, FAT_SLOT } from '@tracecraft/formats';
import type { NoticeLog } from '../../notice-log.ts';
import { LongName, labelName, shortName, shortNameChecksum } from './names.ts';
import { isDirectorySlot } from './slot-validity.ts';
import { clusterOfSector, slotNumberOfSector, type FatVolume } from './volume.ts';

/** A stretch of sectors read together. */
export interface DirectoryPiece {
  readonly bytes: Uint8Array;
  /** First sector, from the start of the volume. */
  readonly sector: number;
}

/** A name found in a directory. `bytes` at `at` are its 32-byte slot. */
export interface Slot {
  readonly name: string;
  /** Name as Sleuth Kit shows it, where that differs. */
  readonly peerName?: string;
  readonly kind: 'file' | 'directory' | 'label';
  readonly number: number;
  readonly deleted: boolean;
  readonly bytes: Uint8Array;
  readonly at: number;
}

const AT = FAT_DIRECTORY_ENTRY.fields;

/** True when the sector belongs to something live: the root of FAT12/16, or a cluster the table says is taken. */
function isSectorTaken(volume: FatVolume, sector: number): boolean {
  const g = volume.geometry;
  if (sector < g.firstClusterSector) return true;
  const cluster = clusterOfSector(g, sector);
  return cluster <= g.lastCluster && !volume.table.isFree(cluster);
}

function isLongPart(attributes: number): boolean {
  return (attributes & FAT_ATTRIBUTE.longName) === FAT_ATTRIBUTE.longName;
}

/** Reads the slots of one directory in order, remembering long names across sectors. */
class DirectoryReader {
  private readonly volume: FatVolume;
  private readonly notices: NoticeLog;
  private readonly long = new LongName();
  private seen = 0;
  private failed = 0;
  readonly slots: Slot[] = [];
  doubtful = false;

  constructor(volume: FatVolume, notices: NoticeLog) {
    this.volume = volume;
    this.notices = notices;
  }

  readSector(bytes: Uint8Array, base: number, sector: number): void {
    const { volume, long, notices } = this;
    const { geometry, endFrom } = volume;
    const taken = isSectorTaken(volume, sector);
    const number = slotNumberOfSector(geometry, sector);
    for (let i = 0; i < geometry.sectorSize / FAT_SLOT.size; i++) {
      const at = base + i * FAT_SLOT.size;
      this.seen++;
      if (!isDirectorySlot(bytes, at, geometry, taken && !this.doubtful, endFrom)) this.fail();
      else if (isLongPart(bytes[at + AT.attributes.offset]!)) long.add(bytes, at);
      else this.slots.push(nameSlot(bytes, at, number + i, { taken, long, notices }));
    }
  }

  private fail(): void {
    this.failed++;
    if (this.seen === 4 && this.failed === 4) this.doubtful = true;
  }
}

/**
 * Names in the pieces of one directory, in order. A slot of the taken part of a directory needs only the essentials;
 * when the first four slots all fail, the rest are tested in full: the cluster may belong to a file by now.
 */
export function readDirectory(
  volume: FatVolume,
  pieces: readonly DirectoryPiece[],
  notices: NoticeLog,
): { readonly slots: readonly Slot[]; readonly doubtful: boolean } {
  const reader = new DirectoryReader(volume, notices);
  const { sectorSize } = volume.geometry;
  for (const { bytes, sector } of pieces)
    for (let s = 0; s < bytes.length / sectorSize; s++) reader.readSector(bytes, s * sectorSize, sector + s);
  return reader;
}

interface Naming {
  readonly taken: boolean;
  readonly long: LongName;
  readonly notices: NoticeLog;
}

function nameSlot(bytes: Uint8Array, at: number, number: number, naming: Naming): Slot {
  const attributes = bytes[at + AT.attributes.offset]!;
  const deletedMark = bytes[at] === FAT_SLOT.deleted;
  const deleted = deletedMark || !naming.taken;
  if ((attributes & FAT_ATTRIBUTE.volumeLabel) !== 0) {
    const name = labelName(bytes, at);
    if ((attributes & FAT_ATTRIBUTE.directory) === 0)
      return { name, kind: 'label', number, deleted, bytes, at };
    // Both bits set is no valid entry, yet a taken slot: shown as Sleuth Kit names it.
    return { name: `${name} (Volume Label Entry)`, kind: 'directory', number, deleted, bytes, at };
  }
  const kind = (attributes & FAT_ATTRIBUTE.directory) !== 0 ? 'directory' : 'file';
  if (!naming.long.gathered) return { name: shortName(bytes, at), kind, number, deleted, bytes, at };
  // The first letter of a deleted 8.3 name is gone, so its checksum can't be compared.
  if (!deletedMark && naming.long.claimedChecksum !== shortNameChecksum(bytes, at))
    naming.notices.add('fat.long-name-checksum', { number, short: shortName(bytes, at) });
  const peerName = naming.long.peerName();
  const slot = { name: naming.long.take(), kind, number, deleted, bytes, at } as const;
  return peerName === null ? slot : { ...slot, peerName };
}
