import type { RandomAccess } from '@tracecraft/bytes';
import { GPT_ENTRY, GPT_HEADER, GPT_SIGNATURE, crc32 } from '@tracecraft/formats';
import type { NoticeLog } from '../notice-log.ts';
import { readStructure } from '../source/read-structure.ts';
import type { Stretch } from './partition-table.ts';

const SECTOR = 512;
const MOST_ENTRIES = 1024;

/** A GPT type or id as people write it: the first three groups are little-endian. */
function guidText(bytes: Uint8Array): string {
  const hex = (i: number): string => (bytes[i] ?? 0).toString(16).padStart(2, '0').toUpperCase();
  const group = (...at: number[]): string => at.map(hex).join('');
  return [group(3, 2, 1, 0), group(5, 4), group(7, 6), group(8, 9), group(10, 11, 12, 13, 14, 15)].join('-');
}

function checkHeader(sector: Uint8Array, notices: NoticeLog): void {
  const { headerSize, headerChecksum } = GPT_HEADER.view(sector);
  const size = Math.max(GPT_HEADER.size, Math.min(headerSize, SECTOR));
  const copy = new Uint8Array(sector.subarray(0, size));
  GPT_HEADER.write(copy, { headerChecksum: 0 });
  if (crc32(copy) !== headerChecksum)
    notices.add('gpt.checksum', { structure: 'gpt.header', offset: SECTOR });
}

/** Partitions of a GUID partition table with sectors of 512 bytes; null when there is none. */
export function readGpt(raw: RandomAccess, notices: NoticeLog): Stretch[] | null {
  if (raw.size < 2 * SECTOR) return null;
  const sector = raw.read(SECTOR, SECTOR);
  if (!GPT_SIGNATURE.every((byte, i) => sector[i] === byte)) return null;
  checkHeader(sector, notices);
  const head = GPT_HEADER.view(sector);
  const sound = head.entrySize >= GPT_ENTRY.size && head.entrySize <= 4096 && head.entryCount <= MOST_ENTRIES;
  if (!sound) {
    notices.add('gpt.malformed', { field: 'entryCount', value: head.entryCount, offset: SECTOR });
    return [];
  }
  return readEntries(raw, head, notices);
}

function readEntries(
  raw: RandomAccess,
  head: ReturnType<typeof GPT_HEADER.view>,
  notices: NoticeLog,
): Stretch[] {
  const size = head.entryCount * head.entrySize;
  const at = head.entriesSector * SECTOR;
  const tables: Stretch[] = [
    { sector: 0, sectors: 1, kind: 'table', type: 'mbr', logical: false },
    { sector: 1, sectors: 1, kind: 'table', type: 'gpt', logical: false },
    {
      sector: head.entriesSector,
      sectors: Math.ceil(size / SECTOR),
      kind: 'table',
      type: 'gpt-entries',
      logical: false,
    },
  ];
  const read = (): Uint8Array => readStructure(raw, at, size, { structure: 'gpt.entries', field: 'all' });
  const bytes = notices.orElse(read, null);
  if (bytes === null) return tables.slice(0, 2);
  if (crc32(bytes) !== head.entriesChecksum)
    notices.add('gpt.checksum', { structure: 'gpt.entries', offset: at });
  return [...tables, ...usedEntries(bytes, head)];
}

function usedEntries(bytes: Uint8Array, head: ReturnType<typeof GPT_HEADER.view>): Stretch[] {
  const found: Stretch[] = [];
  for (let i = 0; i < head.entryCount; i++) {
    const entry = GPT_ENTRY.view(bytes, i * head.entrySize);
    if (entry.type.every((byte) => byte === 0) || entry.lastSector < entry.firstSector) continue;
    found.push({
      sector: entry.firstSector,
      sectors: entry.lastSector - entry.firstSector + 1,
      kind: 'partition',
      type: guidText(entry.type),
      logical: false,
    });
  }
  return found;
}
