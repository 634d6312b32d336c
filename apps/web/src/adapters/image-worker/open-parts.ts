import type { Part } from '@tracecraft/image';
import { blockCached } from '../evidence/block-cache.ts';
import { fileSource } from '../evidence/file-source.ts';
import { heldSource, type HeldSource } from '../evidence/held-source.ts';
import { rangeSource } from '../evidence/range-source.ts';
import type { EvidencePart } from './messages.ts';

const MEBIBYTE = 1024 * 1024;
/** Kept of all parts together. What a listing reads of a file on this device is fetched beforehand and held beside it. */
const CACHE = 64 * MEBIBYTE;

/** A file of the evidence; `held` where places in it can be fetched beforehand. */
export interface OpenedPart extends Part {
  readonly held: HeldSource | null;
}

/** The parts as the engine reads them, behind one bounded cache each; the engine puts segments in order. */
export function openParts(parts: readonly EvidencePart[]): readonly OpenedPart[] {
  const capacity = Math.max(4 * MEBIBYTE, Math.floor(CACHE / Math.max(1, parts.length)));
  return parts.map((part) => {
    if (part.from === 'device') {
      const limits = { block: 256 * 1024, capacity, readAhead: 16 };
      const held = heldSource(part.file, blockCached(fileSource(part.file), limits));
      return { name: part.file.name, source: held, held };
    }
    const limits = { block: 512 * 1024, capacity, readAhead: 8 };
    return { name: part.name, source: blockCached(rangeSource(part.url, part.size), limits), held: null };
  });
}
