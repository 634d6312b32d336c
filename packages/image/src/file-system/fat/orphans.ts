import { orphanRoots } from '../orphan-roots.ts';
import { FAT_ATTRIBUTE, FAT_DIRECTORY_ENTRY, FAT_SLOT } from '@tracecraft/formats';
import { readInto } from '../../source/read-into.ts';
import type { Slot } from './directory.ts';
import { sectorOfCluster } from './geometry.ts';
import { labelName, orphanName } from './names.ts';
import { isDirectorySlot } from './slot-validity.ts';
import { slotNumberOfSector, type FatVolume } from './volume.ts';
import type { Visit, WalkMemory } from './walk.ts';

const AT = FAT_DIRECTORY_ENTRY.fields;
const AT_ATTRIBUTES = AT.attributes.offset;
const READ_AT_ONCE = 1 << 20;

/** Stretches of sectors to search: free clusters, live directories whose slots were in doubt, and the tail. */
function* stretches(
  volume: FatVolume,
  memory: WalkMemory,
): Generator<{ sector: number; sectors: number; live: boolean }> {
  const g = volume.geometry;
  const most = Math.max(1, Math.floor(READ_AT_ONCE / g.clusterSize));
  const kindOf = (cluster: number): 0 | 1 | 2 => {
    if (volume.table.isFree(cluster)) return 1;
    return memory.doubtful && memory.directoryClusters[cluster] === 1 ? 2 : 0;
  };
  for (let cluster = 2; cluster <= volume.lastClusterHeld; ) {
    const kind = kindOf(cluster);
    let count = 1;
    while (count < most && cluster + count <= volume.lastClusterHeld && kindOf(cluster + count) === kind)
      count++;
    if (kind !== 0)
      yield { sector: sectorOfCluster(g, cluster), sectors: count * g.sectorsPerCluster, live: kind === 2 };
    cluster += count;
  }
  const tail = sectorOfCluster(g, g.lastCluster + 1);
  if (tail < g.totalSectors) yield { sector: tail, sectors: g.totalSectors - tail, live: false };
}

/** What is not printable ASCII shows as `^`: the code page is not on the disk. */
function asciiOnly(text: string): string {
  let shown = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    shown += code < 0x20 || code > 0x7e ? '^' : text.charAt(i);
  }
  return shown;
}

function nameOf(bytes: Uint8Array, at: number, number: number): string {
  const label = (bytes[at + AT.attributes.offset]! & FAT_ATTRIBUTE.volumeLabel) !== 0;
  const name = label ? labelName(bytes, at) : orphanName(bytes, at);
  return name === '' ? `OrphanFile-${number}` : asciiOnly(name);
}

function slotAt(bytes: Uint8Array, at: number, number: number): Slot {
  const attributes = bytes[at + AT.attributes.offset]!;
  const isDirectory = (attributes & FAT_ATTRIBUTE.directory) !== 0;
  const isLabel = (attributes & FAT_ATTRIBUTE.volumeLabel) !== 0;
  const kind = isDirectory ? 'directory' : isLabel ? 'label' : 'file';
  // A copy: the buffer holds a megabyte that nothing else needs.
  return {
    name: nameOf(bytes, at, number),
    kind,
    number,
    deleted: true,
    bytes: new Uint8Array(bytes.subarray(at, at + FAT_SLOT.size)),
    at: 0,
  };
}

function isListed(bytes: Uint8Array, at: number, live: boolean): boolean {
  const attributes = bytes[at + AT.attributes.offset]!;
  if ((attributes & FAT_ATTRIBUTE.longName) === FAT_ATTRIBUTE.longName) return false;
  if ((attributes & FAT_ATTRIBUTE.directory) !== 0 && bytes[at] === 0x2e) return false;
  return !live || bytes[at] === FAT_SLOT.deleted;
}

function filled(volume: FatVolume, sector: number, bytes: Uint8Array): true {
  readInto(volume.source, sector * volume.geometry.sectorSize, bytes);
  return true;
}

function* unnamedSlots(volume: FatVolume, memory: WalkMemory): Generator<Slot> {
  const g = volume.geometry;
  const perSector = g.sectorSize / FAT_SLOT.size;
  const buffer = new Uint8Array(Math.max(READ_AT_ONCE, g.clusterSize));
  for (const { sector, sectors, live } of stretches(volume, memory)) {
    const held = Math.min(sectors, volume.sectorsHeld - sector);
    if (held <= 0) continue;
    const bytes = buffer.subarray(0, held * g.sectorSize);
    if (!memory.notices.orElse(() => filled(volume, sector, bytes), false)) continue;
    for (let s = 0; s < held; s++) {
      const base = s * g.sectorSize;
      // Most free sectors are empty, and this alone tells so; a long-name part may begin with zero.
      if (
        bytes[base] === 0 &&
        (bytes[base + AT_ATTRIBUTES]! & FAT_ATTRIBUTE.longName) !== FAT_ATTRIBUTE.longName &&
        !live
      )
        continue;
      if (!live && !isDirectorySlot(bytes, base, g, false, volume.endFrom)) continue;
      const number = slotNumberOfSector(g, sector + s);
      for (let i = 0; i < perSector; i++) {
        const at = base + i * FAT_SLOT.size;
        if (memory.named.has(number + i) || !isListed(bytes, at, live)) continue;
        if (isDirectorySlot(bytes, at, g, live, volume.endFrom)) yield slotAt(bytes, at, number + i);
      }
    }
  }
}

/**
 * Deleted entries that no directory names, in disk order; those inside an orphaned directory are reached through it.
 * `below` walks a directory slot (itself first).
 */
export function findOrphans(
  volume: FatVolume,
  memory: WalkMemory,
  below: (slot: Slot) => Iterable<Visit>,
): Slot[] {
  return orphanRoots(unnamedSlots(volume, memory), below);
}
