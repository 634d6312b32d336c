import { EXFAT, EXFAT_FILE, EXFAT_SLOT, EXFAT_STREAM, EXFAT_TYPE } from '@tracecraft/formats';
import type { Entry } from '../../contract.ts';
import { readStructure } from '../../source/read-structure.ts';
import { setChecksum } from './checksums.ts';
import { isStreamOf, slotCopy } from './directory.ts';
import { isDirectorySlot } from './slot-validity.ts';
import { clusterOffset, isCluster, slotOffset, tableValue, type ExfatVolume } from './volume.ts';

/** A slot read by its place. */
export interface PlacedSlot {
  /** Byte offset in the volume. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

function slotAt(volume: ExfatVolume, at: number): PlacedSlot | null {
  const { geometry: g, source, notices } = volume;
  if (at + EXFAT_SLOT.size > volume.sectorsHeld * g.sectorSize) return null;
  const reading = { structure: 'exfat.directory', field: `byte ${at}` };
  const bytes = notices.orElse(() => slotCopy(readStructure(source, at, EXFAT_SLOT.size, reading), 0), null);
  return bytes === null ? null : { at, bytes };
}

/** The slot after byte `at`, and where `at` ends a cluster in use also the first of the next one in its chain. */
function* slotsAfter(volume: ExfatVolume, at: number): Generator<PlacedSlot> {
  const { geometry: g } = volume;
  const after = at + EXFAT_SLOT.size;
  const beside = slotAt(volume, after);
  if (beside !== null) yield beside;
  const inHeap = after - g.heapSector * g.sectorSize;
  const cluster = EXFAT.firstCluster + Math.floor((inHeap - 1) / g.clusterSize);
  if (inHeap % g.clusterSize !== 0 || !isCluster(volume, cluster) || volume.isFree(cluster)) return;
  const next = tableValue(volume, cluster) ?? 0;
  const linked = isCluster(volume, next) ? slotAt(volume, clusterOffset(g, next)) : null;
  if (linked !== null) yield linked;
}

/** The next slot of a set whose last known one is at `at`, when it is of `kind`. */
export function nextInSet(volume: ExfatVolume, at: number, kind: number): PlacedSlot | null {
  for (const found of slotsAfter(volume, at))
    if ((found.bytes[0]! & EXFAT_TYPE.kind) === kind && isDirectorySlot(volume, found.bytes, 0, true))
      return found;
  return null;
}

/** The stream entry of `entry`: the one beside or linked that has its start and size. */
export function streamOfEntry(volume: ExfatVolume, entry: Entry): Uint8Array | null {
  const file = slotAt(volume, slotOffset(volume.geometry, entry.number));
  if (file === null) return null;
  for (const { bytes } of slotsAfter(volume, file.at)) {
    const { firstCluster, dataLength } = EXFAT_STREAM.view(bytes);
    const same = firstCluster === (entry.start ?? 0) && dataLength === entry.size;
    if (same && isStreamOf(file.bytes[0]!, bytes[0]!)) return bytes;
  }
  return null;
}

/** Whether the set that begins with slot `number` lies in one piece and has the checksum it had when it was live. */
export function isSoundSet(volume: ExfatVolume, number: number): boolean {
  const at = slotOffset(volume.geometry, number);
  const file = slotAt(volume, at);
  if (file === null) return false;
  const { secondaryCount, checksum } = EXFAT_FILE.view(file.bytes);
  let sum = setChecksum(file.bytes, 0, 0, true);
  for (let i = 1; i <= secondaryCount; i++) {
    const part = slotAt(volume, at + i * EXFAT_SLOT.size);
    if (part === null) return false;
    sum = setChecksum(part.bytes, 0, sum, false);
  }
  return sum === checksum;
}
