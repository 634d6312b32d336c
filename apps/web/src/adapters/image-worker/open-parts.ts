import type { Part } from '@tracecraft/image';
import { blockCached } from '../evidence/block-cache.ts';
import { fileSource } from '../evidence/file-source.ts';
import { inSegmentOrder } from '../evidence/part-order.ts';
import { rangeSource } from '../evidence/range-source.ts';
import type { EvidencePart } from './messages.ts';

const MEBIBYTE = 1024 * 1024;

/** The parts as the engine reads them, in segment order, behind one bounded cache each. */
export function openParts(parts: readonly EvidencePart[]): readonly Part[] {
  const named = parts.map((part) => ({ name: part.from === 'device' ? part.file.name : part.name, part }));
  const ordered = inSegmentOrder(named);
  const capacity = Math.max(4 * MEBIBYTE, Math.floor((64 * MEBIBYTE) / ordered.length));
  return ordered.map(({ name, part }) => {
    if (part.from === 'device')
      return { name, source: blockCached(fileSource(part.file), { block: 256 * 1024, capacity, readAhead: 8 }) };
    const limits = { block: 512 * 1024, capacity, readAhead: 8 };
    return { name, source: blockCached(rangeSource(part.url, part.size), limits) };
  });
}
