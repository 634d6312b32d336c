import type { ByteRange, Entry, Extents, Notice } from '../../contract.ts';
import { followChain } from './allocation-table.ts';
import type { DeletedStarts } from './deleted-starts.ts';
import { sectorOfCluster } from './geometry.ts';
import { virtualRange } from './virtual-range.ts';
import type { FatVolume } from './volume.ts';

function rangesOf(volume: FatVolume, clusters: readonly number[]): ByteRange[] {
  const g = volume.geometry;
  const ranges: { offset: number; length: number }[] = [];
  for (const cluster of clusters) {
    const offset = volume.offset + sectorOfCluster(g, cluster) * g.sectorSize;
    const last = ranges.at(-1);
    if (last !== undefined && last.offset + last.length === offset) last.length += g.clusterSize;
    else ranges.push({ offset, length: g.clusterSize });
  }
  return ranges;
}

/** Cuts whole clusters to `size` bytes; what is left of the last one is slack. */
function cut(ranges: readonly ByteRange[], size: number): { ranges: ByteRange[]; slack: ByteRange | null } {
  const kept: ByteRange[] = [];
  let left = size;
  for (const range of ranges) {
    if (left < range.length) {
      if (left > 0) kept.push({ offset: range.offset, length: left });
      return { ranges: kept, slack: { offset: range.offset + left, length: range.length - left } };
    }
    kept.push(range);
    left -= range.length;
  }
  return { ranges: kept, slack: null };
}

function finish(
  volume: FatVolume,
  entry: Entry,
  clusters: readonly number[],
  certainty: Extents['certainty'],
  notices: readonly Notice[],
): Extents {
  const whole = rangesOf(volume, clusters);
  const size = entry.type === 'directory' ? clusters.length * volume.geometry.clusterSize : entry.size;
  return { ...cut(whole, size), certainty, notices };
}

function live(volume: FatVolume, entry: Entry): Extents {
  const { clusterSize, lastCluster } = volume.geometry;
  const wanted = entry.type === 'directory' ? Number.POSITIVE_INFINITY : Math.ceil(entry.size / clusterSize);
  const { clusters, ended } = followChain(volume.table, entry.start ?? 0, wanted);
  const inside = clusters.filter((cluster) => cluster >= 2 && cluster <= lastCluster);
  const notices: Notice[] = [];
  if (entry.type !== 'directory' && inside.length < wanted)
    notices.push({
      code: 'fat.chain-short',
      params: { number: entry.number, clusters: inside.length, wanted, ended },
    });
  if (entry.type !== 'directory' && ended === 'enough') {
    const more = volume.table.value(clusters.at(-1) ?? 0) ?? 0;
    if (wanted > 0 && more >= 2 && !volume.table.isEnd(more))
      notices.push({
        code: 'fat.chain-longer-than-size',
        params: { number: entry.number, size: entry.size },
      });
  }
  return finish(volume, entry, inside, 'allocated', notices);
}

/**
 * Clusters a deleted file would fill when none of its own was taken since: from its first, skipping taken ones.
 * Only a file of one free cluster that no other deleted entry claims is `exact`; a longer one may have lain in
 * pieces, so it is `guessed` (DFTT 6 shows three that did).
 */
function deleted(volume: FatVolume, entry: Entry, starts: () => DeletedStarts): Extents {
  const { table, geometry } = volume;
  const { number } = entry;
  const start = entry.start ?? 0;
  const wanted = entry.type === 'directory' ? 1 : Math.ceil(entry.size / geometry.clusterSize);
  if (wanted === 0) return finish(volume, entry, [], 'exact', []);
  if (start < 2 || !table.isFree(start)) {
    const notice = { code: 'fat.start-taken', params: { number, cluster: start } };
    return { ranges: [], certainty: 'guessed', slack: null, notices: [notice] };
  }
  const clusters: number[] = [];
  let last = start;
  for (; clusters.length < wanted && last <= volume.lastClusterHeld; last++)
    if (table.isFree(last)) clusters.push(last);
  const notices: Notice[] = [];
  if (clusters.length < wanted)
    notices.push({ code: 'fat.too-few-free', params: { number, clusters: clusters.length, wanted } });
  const skipped = last - start - clusters.length;
  if (skipped > 0) notices.push({ code: 'fat.taken-skipped', params: { number, clusters: skipped } });
  const other = starts().otherWithin(number, start, last - start);
  if (other !== null) notices.push({ code: 'fat.contested', params: { number, other } });
  return finish(volume, entry, clusters, wanted === 1 && other === null ? 'exact' : 'guessed', notices);
}

/** Where the bytes of `entry` lie in the raw image, and how sure that is. `starts` is asked for deleted files only. */
export function extentsOf(volume: FatVolume, entry: Entry, starts: () => DeletedStarts): Extents {
  if (entry.type === 'virtual-file' || entry.type === 'virtual-directory')
    return { ranges: virtualRange(volume, entry), certainty: 'allocated', slack: null, notices: [] };
  return entry.deleted ? deleted(volume, entry, starts) : live(volume, entry);
}
