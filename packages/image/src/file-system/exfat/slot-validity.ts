import {
  EXFAT_FILE,
  EXFAT_LABEL,
  EXFAT_SLOT,
  EXFAT_STREAM,
  EXFAT_TABLE,
  EXFAT_TYPE,
} from '@tracecraft/formats';
import { isCluster, type ExfatVolume } from './volume.ts';

const FILE = EXFAT_FILE.fields;

function isFile(bytes: Uint8Array, at: number): boolean {
  const secondary = bytes[at + FILE.secondaryCount.offset]!;
  if (secondary < EXFAT_SLOT.leastSecondary || secondary > EXFAT_SLOT.mostSecondary) return false;
  // Some time must be set: three stamps and two refinements, all next to one another.
  for (let i = FILE.created.offset; i <= FILE.modifiedHundredths.offset; i++)
    if (bytes[at + i] !== 0) return true;
  return false;
}

function isStream(volume: ExfatVolume, bytes: Uint8Array, at: number): boolean {
  const { dataLength, firstCluster } = EXFAT_STREAM.view(bytes, at);
  const { clusterCount, clusterSize } = volume.geometry;
  return dataLength === 0 || (dataLength <= clusterCount * clusterSize && isCluster(volume, firstCluster));
}

function isLabel(bytes: Uint8Array, at: number): boolean {
  const { type, length, letters } = EXFAT_LABEL.view(bytes, at);
  if ((type & EXFAT_TYPE.inUse) !== 0) return length >= 1 && length <= EXFAT_SLOT.labelLetters;
  return length === 0 && letters.every((byte) => byte === 0);
}

function isTable(volume: ExfatVolume, bytes: Uint8Array, at: number): boolean {
  const { type, firstCluster, dataLength } = EXFAT_TABLE.view(bytes, at);
  const { clusterCount, clusterSize } = volume.geometry;
  if (!isCluster(volume, firstCluster) || volume.isFree(firstCluster)) return false;
  if ((type & EXFAT_TYPE.kind) === EXFAT_TYPE.bitmap) return dataLength === Math.ceil(clusterCount / 8);
  return dataLength > 0 && dataLength <= clusterCount * clusterSize;
}

/**
 * Whether the 32 bytes at `at` look like a directory entry; `taken` says whether their cluster is in use, without which
 * labels and tables don't count. Same rules as Sleuth Kit 4.11.1.
 */
export function isDirectorySlot(volume: ExfatVolume, bytes: Uint8Array, at: number, taken: boolean): boolean {
  switch (bytes[at]! & EXFAT_TYPE.kind) {
    case EXFAT_TYPE.file:
      return isFile(bytes, at);
    case EXFAT_TYPE.stream:
      return isStream(volume, bytes, at);
    case EXFAT_TYPE.name:
      return true;
    case EXFAT_TYPE.label:
      return taken && isLabel(bytes, at);
    case EXFAT_TYPE.bitmap:
    case EXFAT_TYPE.upcase:
      return taken && isTable(volume, bytes, at);
    case EXFAT_TYPE.volumeGuid:
    case EXFAT_TYPE.texfat:
      return taken;
    default:
      return false;
  }
}
