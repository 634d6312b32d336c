import type { ArtefactKind } from './contract.ts';
import { ansi } from './text.ts';

const SHELL_LINK = [0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0];

/**
 * Which artefact a file is, by its name and its first bytes (8 are enough), or null. Recycle-bin files have no signature,
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
  return SHELL_LINK.every((byte, at) => head[at] === byte) ? 'shortcut' : null;
}
