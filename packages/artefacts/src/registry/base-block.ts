import { FieldReader } from '../field-reader.ts';
import { ansi } from '../text.ts';

/** Where the cells' offsets count from. */
export const HIVE_BINS = 4096;
/** Bytes of a base block that a transaction log keeps a copy of. */
export const SECTOR = 512;

/** What the base block of a hive, or the copy of it in a transaction log, says. */
export interface BaseBlock {
  readonly primary: number;
  readonly secondary: number;
  /** FILETIME. */
  readonly written: bigint;
  readonly major: number;
  readonly minor: number;
  /** 0 of a hive, 1 (of Windows 2000: 2) of a log in the old format, 6 of one in the new. */
  readonly type: number;
  /** Root cell's offset from {@link HIVE_BINS}. */
  readonly root: number;
  /** Bytes of all hive bins. */
  readonly bins: number;
  readonly checksum: { readonly stored: number; readonly holds: boolean };
}

/** Reads a base block; throws where it is none, and judges nothing else. */
export function readBaseBlock(file: Uint8Array, structure = 'regf'): BaseBlock {
  const block = new FieldReader(file, structure, 0, HIVE_BINS);
  const signature = ansi(block.bytes(0, 4, 'Signature'));
  if (signature !== 'regf') throw block.fail('Signature', 0, signature);
  const stored = block.u32(508, 'Checksum');
  return {
    primary: block.u32(4, 'PrimarySequence'),
    secondary: block.u32(8, 'SecondarySequence'),
    written: block.u64(12, 'LastWritten'),
    major: block.u32(20, 'MajorVersion'),
    minor: block.u32(24, 'MinorVersion'),
    type: block.u32(28, 'FileType'),
    root: block.u32(36, 'RootCellOffset'),
    bins: block.u32(40, 'HiveBinsSize'),
    checksum: { stored, holds: stored === checksum(block) },
  };
}

/** A hive that was not written to its end: what is newer stands in its transaction log. */
export function isDirty({ primary, secondary, checksum: { holds } }: BaseBlock): boolean {
  return primary !== secondary || !holds;
}

/** XOR of the words before it; 0 and all ones are taken for other use. */
function checksum(block: FieldReader): number {
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= block.u32(at, 'Checksum');
  if (sum === 0) return 1;
  return sum === -1 ? 0xfffffffe : sum >>> 0;
}
