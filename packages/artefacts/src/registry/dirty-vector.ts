import { FieldReader } from '../field-reader.ts';
import { ansi } from '../text.ts';
import { HIVE_BINS, SECTOR } from './base-block.ts';
import type { LogEntry, LogFile, LogPage } from './transaction-log.ts';

/**
 * What a log in the old format (up to Windows 8) holds: a bitmap with a bit for each sector of the hive bins, and behind it the
 * sectors whose bit is set, in order. It carries no hashes. Throws where it does not hold.
 */
export function dirtyVector({ ending, bytes, block }: LogFile): LogEntry {
  const reader = new FieldReader(bytes, `${ending} DIRT`, SECTOR);
  const signature = ansi(reader.bytes(0, 4, 'Signature'));
  if (signature !== 'DIRT') throw reader.fail('Signature', 0, signature);
  const { bins, primary } = block;
  if (bins % HIVE_BINS !== 0) throw reader.fail('HiveBinsSize', 40 - SECTOR, bins);
  const bitmap = reader.bytes(4, bins / SECTOR / 8, 'Bitmap');
  const pages: LogPage[] = [];
  let from = SECTOR * (1 + Math.ceil((4 + bitmap.length) / SECTOR));
  for (let bit = 0; bit < bitmap.length * 8; bit++) {
    if (((bitmap[bit >>> 3]! >>> (bit & 7)) & 1) === 0) continue;
    reader.bytes(from - SECTOR, SECTOR, 'DirtyPage');
    pages.push({ into: HIVE_BINS + bit * SECTOR, from, length: SECTOR });
    from += SECTOR;
  }
  return { sequence: primary, bins, pages };
}

/** Whether a sector that begins a hive bin still begins that bin as a log gives it. */
export function keepsBin(before: Uint8Array, after: Uint8Array): boolean {
  if (ansi(before.subarray(0, 4)) !== 'hbin') return true;
  const [old, now] = [before, after].map((bytes) => new FieldReader(bytes, 'hbin'));
  return (
    ansi(after.subarray(0, 4)) === 'hbin' &&
    now!.u32(8, 'Size') >= HIVE_BINS &&
    now!.u32(4, 'Offset') === old!.u32(4, 'Offset')
  );
}
