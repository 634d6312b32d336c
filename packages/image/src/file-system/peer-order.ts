/** Root names that `fls -r` lists first and last (Sleuth Kit 4.11.1 walks likely user folders first). */
const EARLY = /^(users|documents and settings|home|programdata)/i;
const LATE = /^windows/i;
const LAST = /^(pagefile|hiberfil)/i;

/** Place of a name of the root in the order of `fls -r`: 0 first, 1 as on the disk, 2 after them, 3 last of all. */
export function peerRank(name: string): 0 | 1 | 2 | 3 {
  if (EARLY.test(name)) return 0;
  if (LATE.test(name)) return 2;
  return LAST.test(name) ? 3 : 1;
}
