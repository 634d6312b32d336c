import type { NoticeLog } from '../../notice-log.ts';
import { readStructure } from '../../source/read-structure.ts';
import type { FatVolume } from './volume.ts';

const AT_ONCE = 1 << 20;
/** Larger tables are compared up to here, and the notice says so. */
const MOST = 16 << 20;

/** Says where the copies of the allocation table first differ: someone or something wrote one and not the other. */
export function compareCopies(volume: FatVolume, notices: NoticeLog): void {
  const g = volume.geometry;
  const size = g.sectorsPerFat * g.sectorSize;
  const first = g.firstFatSector * g.sectorSize;
  for (let copy = 2; copy <= g.fatCount; copy++) {
    const second = first + (copy - 1) * size;
    const at = notices.orElse(() => firstDifference(volume, first, second, Math.min(size, MOST)), null);
    if (at !== null) notices.add('fat.copies-differ', { copy, offset: volume.offset + second + at });
    if (size > MOST) notices.add('fat.copies-compared-in-part', { copy, bytes: MOST, size });
  }
}

function firstDifference(volume: FatVolume, a: number, b: number, size: number): number | null {
  for (let at = 0; at < size; at += AT_ONCE) {
    const length = Math.min(AT_ONCE, size - at);
    const reading = { structure: 'fat.table', field: `byte ${at}` };
    const left = readStructure(volume.source, a + at, length, reading);
    const right = readStructure(volume.source, b + at, length, reading);
    const same = equalWords(left, right);
    for (let i = 4 * same; i < length; i++) if (left[i] !== right[i]) return at + i;
  }
  return null;
}

/** How many words of four bytes both begin with alike; 0 where one lies at no border of a word. */
function equalWords(left: Uint8Array, right: Uint8Array): number {
  if (left.byteOffset % 4 !== 0 || right.byteOffset % 4 !== 0) return 0;
  const most = Math.min(left.length, right.length) >> 2;
  const first = new Int32Array(left.buffer, left.byteOffset, most);
  const second = new Int32Array(right.buffer, right.byteOffset, most);
  let same = 0;
  while (same < most && first[same] === second[same]) same++;
  return same;
}
