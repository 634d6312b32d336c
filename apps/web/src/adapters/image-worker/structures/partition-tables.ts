import type { RandomAccess } from '@tracecraft/bytes';
import { GPT_ENTRY, GPT_HEADER, GPT_SIGNATURE, MBR, MBR_ENTRY, MBR_SIGNATURE } from '@tracecraft/formats';
import { structureOf, type Structure } from './structure.ts';

const SECTOR = 512;
/** Entries of a partition table shown; a table of thousands is a table of empty ones. */
const MOST_ENTRIES = 128;

/** Boot records at the given bytes, and both copies of a GPT. */
export function partitionTables(raw: RandomAccess, bootRecords: readonly number[]): readonly Structure[] {
  const records = bootRecords.flatMap((offset) => bootRecord(raw, offset));
  return [...records, ...gptAt(raw, SECTOR), ...gptAt(raw, raw.size - SECTOR)];
}

function bootRecord(raw: RandomAccess, offset: number): readonly Structure[] {
  if (offset < 0 || offset + SECTOR > raw.size) return [];
  const bytes = raw.read(offset, SECTOR);
  const { signature, table } = MBR.view(bytes);
  if (signature !== MBR_SIGNATURE) return [];
  const at = offset + MBR.fields.table.offset;
  const entries = [0, 1, 2, 3].map((i) =>
    structureOf('mbr-entry', at + i * MBR_ENTRY.size, table.subarray(i * MBR_ENTRY.size), MBR_ENTRY),
  );
  return [structureOf('mbr', offset, bytes, MBR), ...entries];
}

function gptAt(raw: RandomAccess, offset: number): readonly Structure[] {
  if (offset < 0 || offset + SECTOR > raw.size) return [];
  const bytes = raw.read(offset, SECTOR);
  if (!GPT_SIGNATURE.every((byte, i) => bytes[i] === byte)) return [];
  const { entriesSector, entryCount, entrySize } = GPT_HEADER.view(bytes);
  const header = structureOf('gpt-header', offset, bytes, GPT_HEADER);
  const first = entriesSector * SECTOR;
  const length = Math.min(entryCount, MOST_ENTRIES) * entrySize;
  if (entrySize < GPT_ENTRY.size || entrySize > 4096 || first + length > raw.size) return [header];
  const table = raw.read(first, length);
  const entries: Structure[] = [];
  for (let at = 0; at + entrySize <= table.length; at += entrySize)
    if (table.subarray(at, at + 16).some((byte) => byte !== 0))
      entries.push(structureOf('gpt-entry', first + at, table.subarray(at), GPT_ENTRY));
  return [header, ...entries];
}
