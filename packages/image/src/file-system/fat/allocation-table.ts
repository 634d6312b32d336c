import type { RandomAccess } from '@tracecraft/bytes';
import { FAT_ENTRY } from '@tracecraft/formats';
import type { NoticeLog } from '../../notice-log.ts';
import { readStructure } from '../../source/read-structure.ts';
import type { FatGeometry } from './geometry.ts';

const ENTRIES_PER_PAGE = 1 << 15;
/** 128 pages of 128 KiB: at most 16 MiB for the largest FAT32. */
const PAGES_KEPT = 128;

/** The first file allocation table, decoded a page at a time. */
export interface AllocationTable {
  /** Value of `cluster`'s entry, masked; values that point outside the volume read as free, as Sleuth Kit has it. Null outside the table, and where it can't be read. */
  value(cluster: number): number | null;
  isEnd(value: number): boolean;
  /** True when the entry says free; false when it is taken or outside the table. */
  isFree(cluster: number): boolean;
}

const BITS = { fat12: 12, fat16: 16, fat32: 32 } as const;
const NO_ENTRIES: Uint32Array = new Uint32Array(0);

/** Entries for every cluster, or as many as the table has room for. */
function entriesOf(g: FatGeometry, notices: NoticeLog): number {
  const room = Math.floor((g.sectorsPerFat * g.sectorSize * 8) / BITS[g.kind]);
  if (room <= g.lastCluster) notices.add('fat.table-short', { entries: room, clusters: g.clusterCount });
  return Math.min(room, g.lastCluster + 1);
}

function decode12(bytes: Uint8Array, first: number, into: Uint32Array): void {
  for (let i = 0; i < into.length; i++) {
    const at = ((first + i) * 3) >> 1;
    const pair = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
    into[i] = (first + i) & 1 ? pair >> 4 : pair & 0xfff;
  }
}

function decode16(bytes: Uint8Array, into: Uint32Array): void {
  for (let i = 0, at = 0; i < into.length; i++, at += 2) into[i] = bytes[at]! | (bytes[at + 1]! << 8);
}

function decode32(bytes: Uint8Array, into: Uint32Array): void {
  for (let i = 0, at = 0; i < into.length; i++, at += 4)
    into[i] = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | ((bytes[at + 3]! & 15) << 24);
}

/** Opens the allocation table of `volume`. A stretch the image does not hold becomes a notice. */
export function openAllocationTable(
  volume: RandomAccess,
  g: FatGeometry,
  notices: NoticeLog,
): AllocationTable {
  const start = g.firstFatSector * g.sectorSize;
  const pages = new Map<number, Uint32Array>();
  const entries = entriesOf(g, notices);
  const badValue = FAT_ENTRY.bad & g.mask;
  const endFrom = FAT_ENTRY.endFrom & g.mask;

  function load(page: number): Uint32Array {
    const first = page * ENTRIES_PER_PAGE;
    const into = new Uint32Array(Math.min(ENTRIES_PER_PAGE, entries - first));
    const reading = { structure: 'fat.table', field: `entry ${first}` };
    if (g.kind === 'fat12') {
      decode12(readStructure(volume, start, Math.ceil((entries * 3) / 2), reading), first, into);
    } else {
      const width = g.kind === 'fat16' ? 2 : 4;
      const bytes = readStructure(volume, start + first * width, into.length * width, reading);
      if (width === 2) decode16(bytes, into);
      else decode32(bytes, into);
    }
    for (let i = 0; i < into.length; i++) {
      const value = into[i]!;
      if (value > g.lastCluster && value < badValue) into[i] = 0;
    }
    return into;
  }

  let lastPage = -1;
  let lastEntries: Uint32Array = NO_ENTRIES;
  function pageAt(page: number): Uint32Array {
    if (page === lastPage) return lastEntries;
    let found = pages.get(page);
    if (found === undefined) {
      found = notices.orElse(() => load(page), NO_ENTRIES);
      if (pages.size >= PAGES_KEPT) pages.delete(pages.keys().next().value ?? -1);
      pages.set(page, found);
    }
    lastPage = page;
    lastEntries = found;
    return found;
  }

  function value(cluster: number): number | null {
    if (cluster < 0 || cluster >= entries) return null;
    return pageAt(Math.floor(cluster / ENTRIES_PER_PAGE))[cluster % ENTRIES_PER_PAGE] ?? null;
  }
  return {
    value,
    isEnd: (entry) => entry >= endFrom && entry <= FAT_ENTRY.endTo,
    isFree: (cluster) => value(cluster) === FAT_ENTRY.free,
  };
}

/**
 * Clusters of the chain that begins at `start`, up to `most`; stops at the end mark, at a free or impossible entry
 * and before the first cluster met twice. `ended` says which.
 */
export function followChain(
  table: AllocationTable,
  start: number,
  most = Number.POSITIVE_INFINITY,
): { readonly clusters: number[]; readonly ended: 'end' | 'free' | 'outside' | 'loop' | 'enough' } {
  const clusters: number[] = [];
  const seen = new Set<number>();
  let cluster = start;
  while (clusters.length < most) {
    if (cluster === 0) return { clusters, ended: 'free' };
    if (table.isEnd(cluster)) return { clusters, ended: 'end' };
    if (seen.has(cluster)) return { clusters, ended: 'loop' };
    seen.add(cluster);
    clusters.push(cluster);
    const next = table.value(cluster);
    if (next === null) return { clusters, ended: 'outside' };
    cluster = next;
  }
  return { clusters, ended: 'enough' };
}
