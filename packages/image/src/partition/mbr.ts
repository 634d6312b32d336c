import type { RandomAccess } from '@tracecraft/bytes';
import { MBR, MBR_ENTRY, MBR_SIGNATURE, MBR_TYPE } from '@tracecraft/formats';
import type { NoticeLog } from '../notice-log.ts';
import { readStructure } from '../source/read-structure.ts';
import type { Stretch } from './partition-table.ts';

const SECTOR = 512;
/** An endless chain of extended records is damage or a trap. */
const MOST_LOGICAL = 512;

interface TableEntry {
  readonly type: number;
  readonly start: number;
  readonly sectors: number;
}

function entriesOf(sector: Uint8Array): (TableEntry & { readonly flags: number })[] {
  const { table } = MBR.view(sector);
  return [0, 1, 2, 3].map((i) => {
    const { flags, type, start, sectors } = MBR_ENTRY.view(table, i * MBR_ENTRY.size);
    return { flags, type, start, sectors };
  });
}

const isUsed = (entry: TableEntry): boolean => entry.type !== 0 && entry.sectors > 0;
const isExtended = (entry: TableEntry): boolean => MBR_TYPE.extended.includes(entry.type);
const typeText = (type: number): string => `0x${type.toString(16).padStart(2, '0')}`;

/** True when the first sector holds a partition table that makes sense. */
export function isMbr(raw: RandomAccess): boolean {
  if (raw.size < SECTOR) return false;
  const sector = raw.read(0, SECTOR);
  if (MBR.view(sector).signature !== MBR_SIGNATURE) return false;
  const entries = entriesOf(sector);
  const used = entries.filter(isUsed);
  const sound = entries.every((entry) => (entry.flags & 0x7f) === 0);
  return (
    sound && used.length > 0 && used.every((entry) => entry.start > 0 && entry.start * SECTOR < raw.size)
  );
}

/** Primary and logical partitions and the sectors of their tables. */
export function readMbr(raw: RandomAccess, notices: NoticeLog): Stretch[] {
  const found: Stretch[] = [{ sector: 0, sectors: 1, kind: 'table', type: 'mbr', logical: false }];
  for (const entry of entriesOf(raw.read(0, SECTOR)).filter(isUsed)) {
    if (isExtended(entry)) found.push(...readExtended(raw, entry, notices));
    else
      found.push({
        sector: entry.start,
        sectors: entry.sectors,
        kind: 'partition',
        type: typeText(entry.type),
        logical: false,
      });
  }
  return found;
}

/** The chain of extended records: a logical partition counts from its own record, the next record from the first. */
function readExtended(raw: RandomAccess, extended: TableEntry, notices: NoticeLog): Stretch[] {
  const found: Stretch[] = [];
  const seen = new Set<number>();
  let at: number | null = extended.start;
  while (at !== null) {
    if (seen.has(at) || seen.size >= MOST_LOGICAL) {
      notices.add('partition.extended-loop', { sector: at });
      break;
    }
    seen.add(at);
    if ((at + 1) * SECTOR > raw.size) {
      notices.add('partition.beyond-image', { sector: at, sectors: 1, held: Math.floor(raw.size / SECTOR) });
      break;
    }
    const sector = readStructure(raw, at * SECTOR, SECTOR, { structure: 'mbr.extended', field: 'all' });
    if (MBR.view(sector).signature !== MBR_SIGNATURE) {
      notices.add('partition.extended-damaged', { sector: at });
      break;
    }
    found.push({ sector: at, sectors: 1, kind: 'table', type: 'ebr', logical: true });
    const here: number = at;
    at = null;
    for (const entry of entriesOf(sector).filter(isUsed)) {
      if (isExtended(entry)) at ??= extended.start + entry.start;
      else
        found.push({
          sector: here + entry.start,
          sectors: entry.sectors,
          kind: 'partition',
          type: typeText(entry.type),
          logical: true,
        });
    }
  }
  return found;
}
