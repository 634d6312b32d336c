import type { RandomAccess } from '@tracecraft/bytes';
import { le16, le32 } from '../source/little-endian.ts';
import { upTo, type Measured, type Signature } from './signature.ts';

/** [MS-CFB] 2.2, 2.3 and 2.6. */
const HEAD = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEADER = 512;
const FREE = 0xffffffff;
const FAT_SECTOR = 0xfffffffd;
const LISTED = 109;
/** Kind of the first entry of a directory; its name is "Root Entry", but for "R" on a Macintosh. */
const ROOT = 5;
const MOST_FAT = 1 << 16;

const INSIDE: readonly (readonly [string, string])[] = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
];

/** Numbers of the sectors that hold the allocation table; null where the chain of their list breaks. */
function fatSectors(file: RandomAccess, head: Uint8Array, sector: number): number[] | null {
  const count = le32(head, 44);
  if (count === 0 || count > MOST_FAT) return null;
  const found = Array.from({ length: Math.min(count, LISTED) }, (_, i) => le32(head, 76 + 4 * i));
  for (let next = le32(head, 68); found.length < count; ) {
    const list = upTo(file, (next + 1) * sector, sector);
    if (list.length < sector) return null;
    for (let i = 0; i < sector / 4 - 1 && found.length < count; i++) found.push(le32(list, 4 * i));
    next = le32(list, sector - 4);
  }
  return found;
}

function extensionOf(directory: Uint8Array): string {
  const names = Array.from({ length: Math.floor(directory.length / 128) }, (_, i) => {
    const length = Math.min(62, Math.max(0, le16(directory, 128 * i + 64) - 2));
    return Array.from({ length: length / 2 }, (_letter, k) =>
      String.fromCharCode(le16(directory, 128 * i + 2 * k)),
    ).join('');
  });
  return INSIDE.find(([name]) => names.includes(name))?.[1] ?? 'ole';
}

/** To the last sector its allocation table uses; the table must call its own sectors so, and the first entry be the root. */
function measure(file: RandomAccess): Measured | null {
  const head = upTo(file, 0, HEADER);
  const shift = head.length < HEADER ? 0 : le16(head, 30);
  if ((shift !== 9 && shift !== 12) || le16(head, 28) !== 0xfffe) return null;
  const sector = 2 ** shift;
  const directory = upTo(file, (le32(head, 48) + 1) * sector, sector);
  const rooted = directory.length === sector && directory[66] === ROOT;
  const fat = fatSectors(file, head, sector);
  if (fat === null || !rooted) return { length: HEADER, state: 'header-only' };
  const extension = extensionOf(directory);
  let last = -1;
  let sound = true;
  for (const [i, number] of fat.entries()) {
    const table = upTo(file, (number + 1) * sector, sector);
    if (table.length < sector) return { length: HEADER, state: 'header-only', extension };
    for (let k = 0; k < sector / 4; k++) {
      const value = le32(table, 4 * k);
      const own = (i * sector) / 4 + k;
      if (value !== FREE) last = own;
      if (fat.includes(own) && value !== FAT_SECTOR) sound = false;
    }
  }
  const length = (last + 2) * sector;
  const state = sound && length <= file.size ? 'validated' : 'cut-short';
  return { length: Math.min(length, file.size), state, extension };
}

export const OLE: Signature = {
  type: 'ole',
  extension: 'ole',
  head: HEAD.map((byte) => [byte]),
  before: 0,
  measure,
};
