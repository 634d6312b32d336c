import type { RandomAccess } from '@tracecraft/bytes';
import type { Partition } from '../contract.ts';
import type { NoticeLog } from '../notice-log.ts';
import { readGpt } from './gpt.ts';
import { isMbr, readMbr } from './mbr.ts';

/** A stretch found in a partition table, before gaps are filled in; sectors of 512 bytes. */
export interface Stretch {
  readonly sector: number;
  readonly sectors: number;
  readonly kind: 'partition' | 'table';
  readonly type: string;
  readonly logical: boolean;
}

const SECTOR = 512;

/** Partitions, tables and the gaps between them in disk order; null when the image has no partition table. */
export function readPartitions(raw: RandomAccess, notices: NoticeLog): Partition[] | null {
  if (!isMbr(raw)) return null;
  const stretches = readGpt(raw, notices) ?? readMbr(raw, notices);
  return withGaps(stretches, Math.floor(raw.size / SECTOR), notices);
}

function withGaps(stretches: readonly Stretch[], sectors: number, notices: NoticeLog): Partition[] {
  const found: Omit<Partition, 'index'>[] = [];
  let at = 0;
  for (const one of stretches.toSorted((a, b) => a.sector - b.sector || b.sectors - a.sectors)) {
    if (one.sector > at) found.push(gap(at, one.sector - at));
    if (one.sector + one.sectors > sectors)
      notices.add('partition.beyond-image', { sector: one.sector, sectors: one.sectors, held: sectors });
    found.push({
      offset: one.sector * SECTOR,
      length: one.sectors * SECTOR,
      kind: one.kind,
      type: one.type,
      logical: one.logical,
    });
    at = Math.max(at, one.sector + one.sectors);
  }
  if (at < sectors) found.push(gap(at, sectors - at));
  return found.map((one, index) => ({ index, ...one }));
}

function gap(sector: number, sectors: number): Omit<Partition, 'index'> {
  return { offset: sector * SECTOR, length: sectors * SECTOR, kind: 'gap', type: '', logical: false };
}
