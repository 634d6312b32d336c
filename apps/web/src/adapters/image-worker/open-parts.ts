import type { Part } from '@tracecraft/image';
import { blockCached } from '../evidence/block-cache.ts';
import { fileSource } from '../evidence/file-source.ts';
import { rangeSource } from '../evidence/range-source.ts';
import type { EvidencePart } from './messages.ts';

const MEBIBYTE = 1024 * 1024;
/**
 * Mebibytes kept: the file table of 100,000 files on NTFS takes 105 and is gone through twice, between reads of folders.
 * With less it is read again and again (491 MB instead of 165 for that list).
 */
const CACHE = 160;

/** The parts as the engine reads them, behind one bounded cache each; the engine puts segments in order. */
export function openParts(parts: readonly EvidencePart[]): readonly Part[] {
  const capacity = Math.max(4 * MEBIBYTE, Math.floor((CACHE * MEBIBYTE) / Math.max(1, parts.length)));
  return parts.map((part) => {
    if (part.from === 'device')
      return {
        name: part.file.name,
        source: blockCached(fileSource(part.file), { block: 256 * 1024, capacity, readAhead: 16 }),
      };
    const limits = { block: 512 * 1024, capacity, readAhead: 8 };
    return { name: part.name, source: blockCached(rangeSource(part.url, part.size), limits) };
  });
}
