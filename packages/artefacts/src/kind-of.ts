import type { ArtefactKind } from './contract.ts';
import { isPicture } from './metadata/picture.ts';
import { ansi } from './text.ts';

/** Bytes of a file that tell what it is. */
export const HEAD_BYTES = 16;
const SHELL_LINK = [0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0];

const OFFICE = /\.(doc|xls|ppt)[xm]$|\.(dotx|xltx|potx|ppsx|vsdx)$/i;

/**
 * Which artefact a file is, by its name and its first bytes ({@link HEAD_BYTES} are enough), or null. Recycle-bin files have no signature,
 * so there the name decides; hives and shortcuts are known by their bytes, whatever they are called.
 */
export function kindOf(name: string, head: Uint8Array): ArtefactKind | null {
  if (/^\$I[0-9A-Z]{6}(\.[^.]*)?$/i.test(name) || /^INFO2$/i.test(name)) return 'recycle-bin';
  if (ansi(head.subarray(0, 4)) === 'regf') return 'registry';
  if (ansi(head.subarray(0, 8)) === 'SQLite f') return 'database';
  if (/^Elf(File|Chnk)$/.test(ansi(head.subarray(0, 8)))) return 'event-log';
  // packed files of other kinds begin with MAM too
  if (ansi(head.subarray(4, 8)) === 'SCCA') return 'prefetch';
  if (ansi(head.subarray(0, 4)) === 'MAM\u0004' && /\.pf$/i.test(name)) return 'prefetch';
  if (isPicture(head)) return 'picture';
  if (ansi(head.subarray(0, 5)) === '%PDF-') return 'document';
  // a package is known by its name: archives of other kinds begin alike
  if (ansi(head.subarray(0, 4)) === 'PK\u0003\u0004' && OFFICE.test(name)) return 'document';
  return SHELL_LINK.every((byte, at) => head[at] === byte) ? 'shortcut' : null;
}
