import { FAT_ATTRIBUTE, FAT_DIRECTORY_ENTRY, FAT_SLOT } from '@tracecraft/formats';
import { isDosDate, isDosTime } from './dos-time.ts';
import type { FatGeometry } from './geometry.ts';

const AT = FAT_DIRECTORY_ENTRY.fields;

export function u16At(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8);
}

export function u32At(bytes: Uint8Array, at: number): number {
  return u16At(bytes, at) + u16At(bytes, at + 2) * 65536;
}

/** First cluster of the slot at `at`: both halves, on every FAT, as Sleuth Kit reads it. */
export function startCluster(bytes: Uint8Array, at: number): number {
  return u16At(bytes, at + AT.startLow.offset) + u16At(bytes, at + AT.startHigh.offset) * 65536;
}

/** Bytes that no 8.3 name holds after its first (Microsoft FAT 1.03; `.` is only allowed to begin one). */
const FORBIDDEN = new Uint8Array(256);
for (let c = 0; c < 0x20; c++) FORBIDDEN[c] = 1;
for (const c of '"*+,./:;<=>?[\\]|') FORBIDDEN[c.charCodeAt(0)] = 1;

const SPACE = 0x20;
const DOT = 0x2e;

function isShortName(bytes: Uint8Array, at: number, isLabel: boolean): boolean {
  const first = bytes[at]!;
  if (first === SPACE || (FORBIDDEN[first] === 1 && first !== FAT_SLOT.escapedE5 && first !== DOT))
    return false;
  const second = bytes[at + 1]!;
  if (second === DOT ? first !== DOT : FORBIDDEN[second] === 1) return false;
  for (let i = 2; i < 11; i++) if (FORBIDDEN[bytes[at + i]!] === 1) return false;
  if (isLabel) return true;
  for (let i = 1; i < 7; i++) if (bytes[at + i] === SPACE && bytes[at + i + 1] !== SPACE) return false;
  return !(bytes[at + 9] === SPACE && bytes[at + 10] !== SPACE);
}

function validDate(bytes: Uint8Array, at: number): boolean {
  const date = u16At(bytes, at);
  return date === 0 || isDosDate(date);
}

function validTime(bytes: Uint8Array, at: number): boolean {
  return isDosTime(u16At(bytes, at));
}

/** The stricter half of the test, for slots that may be no directory at all. */
function plausible(bytes: Uint8Array, at: number, attributes: number): boolean {
  if ((bytes[at + AT.lowercase.offset]! & ~(FAT_SLOT.lowercaseBase | FAT_SLOT.lowercaseExtension)) !== 0)
    return false;
  if ((attributes & ~FAT_ATTRIBUTE.all) !== 0) return false;
  const withLabel = FAT_ATTRIBUTE.directory | FAT_ATTRIBUTE.readOnly | FAT_ATTRIBUTE.archive;
  if ((attributes & FAT_ATTRIBUTE.volumeLabel) !== 0 && (attributes & withLabel) !== 0) return false;
  return (
    bytes[at + AT.createdHundredths.offset]! <= 200 &&
    validTime(bytes, at + AT.createdTime.offset) &&
    validTime(bytes, at + AT.modifiedTime.offset) &&
    validDate(bytes, at + AT.createdDate.offset) &&
    validDate(bytes, at + AT.accessedDate.offset) &&
    validDate(bytes, at + AT.modifiedDate.offset)
  );
}

function nearlyEmpty(bytes: Uint8Array, at: number): boolean {
  for (let i = AT.createdTime.offset; i < FAT_SLOT.size; i++) if (bytes[at + i] !== 0) return false;
  return true;
}

/**
 * Whether the 32 bytes at `at` look like a directory entry. `inDirectory` asks only the essentials, for slots the
 * allocation table says belong to a directory; otherwise dates, times and flags must be possible too.
 * Same rules as Sleuth Kit 4.11.1, but for long names of more than 195 letters (docs/validation-image.md).
 */
export function isDirectorySlot(
  bytes: Uint8Array,
  at: number,
  g: FatGeometry,
  inDirectory: boolean,
  endFrom: number,
): boolean {
  const attributes = bytes[at + AT.attributes.offset]!;
  if ((attributes & FAT_ATTRIBUTE.longName) === FAT_ATTRIBUTE.longName) {
    const sequence = bytes[at]!;
    return sequence <= (FAT_SLOT.longNameLast | FAT_SLOT.longNameParts) || sequence === FAT_SLOT.deleted;
  }
  if (!isShortName(bytes, at, (attributes & FAT_ATTRIBUTE.volumeLabel) !== 0)) return false;
  if (!inDirectory && !plausible(bytes, at, attributes)) return false;
  const start = startCluster(bytes, at);
  if (start > g.lastCluster && !(start >= endFrom && start <= 0x0fffffff)) return false;
  const size = u32At(bytes, at + AT.size.offset);
  if (size > g.clusterCount * g.clusterSize || (size > 0 && start === 0)) return false;
  return !nearlyEmpty(bytes, at);
}
