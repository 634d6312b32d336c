import type { RandomAccess } from '@tracecraft/bytes';
import { NTFS, NTFS_FILE_NAME, NTFS_SHADOW_COPIES } from '@tracecraft/formats';
import { le48, valueAt } from './attribute.ts';
import { longNames } from './file.ts';
import { nameOf } from './text.ts';
import type { NtfsVolume } from './volume.ts';

/** Names of the files that keep older states: a copy's own GUID before that of all of them. Source: Metz, VSS format. */
const STORE = /^\{[0-9a-f-]{36}\}\{3808876b-c176-4e48-b7ae-04046e6cc752\}$/i;
/** Records looked at for stores: Windows makes them early or in place of deleted ones, and this is one pass at most. */
const MOST_RECORDS = 20_000;

/** Whether the header of shadow copies stands on the volume. */
export function hasShadowHeader(source: RandomAccess): boolean {
  const { offset, bytes } = NTFS_SHADOW_COPIES;
  if (offset + bytes.length > source.size) return false;
  const found = source.read(offset, bytes.length);
  return bytes.every((byte, i) => found[i] === byte);
}

/** How many files of `System Volume Information` store the older states of shadow copies; they are not read. */
export function storesOf(volume: NtfsVolume): number {
  let folder: number | null = null;
  const found: number[] = [];
  const most = Math.min(volume.mft.records, MOST_RECORDS);
  for (let number = 0; number < most; number++) {
    const file = volume.file(number);
    if (file === null || !file.inUse) continue;
    for (const { parts } of longNames(file)) {
      const { bytes } = parts[0]!;
      const at = valueAt(parts[0]!);
      const name = nameOf(bytes, at);
      const parent = le48(bytes, at + NTFS_FILE_NAME.parent);
      if (name === 'System Volume Information' && parent === NTFS.record.root) folder = number;
      if (STORE.test(name)) found.push(parent);
    }
  }
  return found.filter((parent) => parent === folder).length;
}
