import { raw, u32, u64 } from '../field.ts';
import { struct } from '../struct.ts';

/** GPT header in sector 1. Source: UEFI specification 2.10, §5.3.2. */
export const GPT_HEADER = struct('gpt.header', 92, {
  signature: raw(0, 8),
  headerSize: u32(12),
  headerChecksum: u32(16),
  thisSector: u64(24),
  backupSector: u64(32),
  firstUsable: u64(40),
  lastUsable: u64(48),
  entriesSector: u64(72),
  entryCount: u32(80),
  entrySize: u32(84),
  entriesChecksum: u32(88),
});

/** One entry of its table; the name is UTF-16LE. */
export const GPT_ENTRY = struct('gpt.entry', 128, {
  type: raw(0, 16),
  id: raw(16, 16),
  firstSector: u64(32),
  lastSector: u64(40),
  attributes: u64(48),
  name: raw(56, 72),
});

/** `EFI PART`. */
export const GPT_SIGNATURE: readonly number[] = [0x45, 0x46, 0x49, 0x20, 0x50, 0x41, 0x52, 0x54];
