import type { ByteRange, Entry, Extents, Notice } from '../../contract.ts';
import { followChain } from './allocation-table.ts';
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
 * Only a file of one free cluster is `exact`; a longer one may have lain in pieces, so it is `guessed`.
 */
function deleted(volume: FatVolume, entry: Entry): Extents {
  const { table, geometry } = volume;
  const start = entry.start ?? 0;
  const wanted = entry.type === 'directory' ? 1 : Math.ceil(entry.size / geometry.clusterSize);
  if (wanted === 0) return finish(volume, entry, [], 'exact', []);
  if (start < 2 || !table.isFree(start)) {
    const notice = { code: 'fat.start-taken', params: { number: entry.number, cluster: start } };
    return { ranges: [], certainty: 'guessed', slack: null, notices: [notice] };
  }
  const clusters: number[] = [];
  let skipped = 0;
  for (let cluster = start; clusters.length < wanted && cluster <= geometry.lastCluster; cluster++) {
    if (table.isFree(cluster)) clusters.push(cluster);
    else skipped++;
  }
  const notices: Notice[] = [];
  if (clusters.length < wanted)
    notices.push({
      code: 'fat.too-few-free',
      params: { number: entry.number, clusters: clusters.length, wanted },
    });
  if (skipped > 0)
    notices.push({ code: 'fat.taken-skipped', params: { number: entry.number, clusters: skipped } });
  return finish(volume, entry, clusters, wanted === 1 ? 'exact' : 'guessed', notices);
}

/** Where the bytes of `entry` lie in the raw image, and how sure that is. */
export function extentsOf(volume: FatVolume, entry: Entry): Extents {
  if (entry.type === 'virtual-file' || entry.type === 'virtual-directory')
    return { ranges: virtualRange(volume, entry), certainty: 'allocated', slack: null, notices: [] };
  return entry.deleted ? deleted(volume, entry) : live(volume, entry);
}
