import type { ByteRange, Entry } from '../../contract.ts';
import type { FatVolume } from './volume.ts';

/** Where the boot sector and the tables lie in the raw image; the folder of orphans has no bytes. */
export function virtualRange(volume: FatVolume, entry: Entry): ByteRange[] {
  const g = volume.geometry;
  const tableSize = g.sectorsPerFat * g.sectorSize;
  const first = volume.offset + g.firstFatSector * g.sectorSize;
  if (entry.name === '$MBR') return [{ offset: volume.offset, length: 512 }];
  if (entry.name === '$FAT1') return [{ offset: first, length: tableSize }];
  if (entry.name === '$FAT2') return [{ offset: first + tableSize, length: tableSize }];
  return [];
}
