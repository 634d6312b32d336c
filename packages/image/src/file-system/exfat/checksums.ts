import { EXFAT, EXFAT_SLOT, EXFAT_TYPE } from '@tracecraft/formats';

/** Checksum of a boot region over its first eleven sectors (exFAT 1.00 §3.4). */
export function bootChecksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++)
    if (!EXFAT.unchecked.includes(i)) sum = (((sum << 31) | (sum >>> 1)) + bytes[i]!) >>> 0;
  return sum;
}

/** Checksum of the up-case table, continued from `sum` (§7.2.2). */
export function tableChecksum(bytes: Uint8Array, sum: number): number {
  let next = sum;
  for (const byte of bytes) next = (((next << 31) | (next >>> 1)) + byte) >>> 0;
  return next;
}

/** Checksum of one 32-byte entry of a set, continued from `sum` (§6.3.3). Deleting clears the in-use bit: it counts as set. */
export function setChecksum(bytes: Uint8Array, at: number, sum: number, primary: boolean): number {
  let next = sum;
  for (let i = 0; i < EXFAT_SLOT.size; i++) {
    if (primary && (i === 2 || i === 3)) continue;
    const byte = i === 0 ? bytes[at]! | EXFAT_TYPE.inUse : bytes[at + i]!;
    next = (((next & 1) << 15) + (next >> 1) + byte) & 0xffff;
  }
  return next;
}
