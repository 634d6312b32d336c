import { raw, u16, u32, u8 } from '../field.ts';
import { struct } from '../struct.ts';

/** Master boot record or extended boot record. Source: UEFI specification 2.10, §5.2; Microsoft "Basic disks". */
export const MBR = struct('mbr', 512, { diskSignature: u32(440), table: raw(446, 64), signature: u16(510) });

/** One of the four entries of its table. */
export const MBR_ENTRY = struct('mbr.entry', 16, {
  flags: u8(0),
  type: u8(4),
  start: u32(8),
  sectors: u32(12),
});

/** Partition types that matter to a reader. */
export const MBR_TYPE = {
  extended: [0x05, 0x0f, 0x85] as readonly number[],
  protective: 0xee,
  fat: [0x01, 0x04, 0x06, 0x0b, 0x0c, 0x0e] as readonly number[],
} as const;

export const MBR_SIGNATURE = 0xaa55;
