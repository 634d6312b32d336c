import type { ByteRange, Entry, Extents, Notice } from '../../contract.ts';
import { tableRuns } from './bitmap.ts';
import { remainsOf, type Claims } from './claims.ts';
import { liveRuns, streamOf, type Stream } from './content.ts';
import { isSoundSet, streamOfEntry } from './set-parts.ts';
import { clusterOffset, countOf, type ClusterRun, type ExfatVolume } from './volume.ts';

const NOTHING: Extents = { ranges: [], certainty: 'allocated', slack: null, notices: [] };

/** Cuts clusters to `length` bytes, of which only `validLength` were written; the rest of the last cluster is slack. */
function cut(
  volume: ExfatVolume,
  runs: readonly ClusterRun[],
  stream: Stream,
): Pick<Extents, 'ranges' | 'slack'> {
  const { geometry: g, offset: base } = volume;
  const ranges: ByteRange[] = [];
  let at = 0;
  let slack: ByteRange | null = null;
  for (const { first, count } of runs) {
    const offset = base + clusterOffset(g, first);
    const whole = count * g.clusterSize;
    const length = Math.min(whole, stream.length - at);
    const written = Math.max(0, Math.min(length, stream.validLength - at));
    if (written > 0) ranges.push({ offset, length: written });
    if (length > written) ranges.push({ offset: 0, length: length - written, sparse: true });
    at += length;
    slack = length < whole ? { offset: offset + length, length: whole - length } : null;
  }
  return { ranges, slack };
}

function shortData(number: number, { validLength, length }: Stream): Notice[] {
  if (validLength >= length) return [];
  return [{ code: 'exfat.valid-data-short', params: { number, valid: validLength, size: length } }];
}

function live(volume: ExfatVolume, entry: Entry, stream: Stream): Extents {
  const { runs, ended } = liveRuns(volume, stream);
  const notices = shortData(entry.number, stream);
  const wanted = Math.ceil(stream.length / volume.geometry.clusterSize);
  const clusters = countOf(runs);
  if (clusters < wanted)
    notices.push({ code: 'exfat.chain-short', params: { number: entry.number, clusters, wanted, ended } });
  return { ...cut(volume, runs, stream), certainty: 'allocated', notices };
}

function takenCount(volume: ExfatVolume, runs: readonly ClusterRun[]): number {
  let taken = 0;
  for (const { first, count } of runs)
    for (let cluster = first; cluster < first + count; cluster++) if (!volume.isFree(cluster)) taken++;
  return taken;
}

/**
 * What is left of a deleted file. It is `exact` only when the file system still says where all of it lay, its set of
 * entries is whole, every cluster is free and no other deleted entry claims one.
 */
function deleted(volume: ExfatVolume, entry: Entry, stream: Stream, claims: () => Claims): Extents {
  const { number } = entry;
  if (stream.length === 0) return { ...NOTHING, certainty: 'exact' };
  if (!volume.isFree(stream.start)) {
    const notice = { code: 'exfat.start-taken', params: { number, cluster: stream.start } };
    return { ...NOTHING, certainty: 'guessed', notices: [notice] };
  }
  const { runs, known } = remainsOf(volume, stream);
  const notices = shortData(number, stream);
  const wanted = Math.ceil(stream.length / volume.geometry.clusterSize);
  const clusters = countOf(runs);
  if (clusters < wanted) notices.push({ code: 'exfat.too-few-free', params: { number, clusters, wanted } });
  const taken = takenCount(volume, runs);
  if (taken > 0) notices.push({ code: 'exfat.clusters-taken', params: { number, clusters: taken } });
  const other = claims().other(number, runs);
  if (other !== null) notices.push({ code: 'exfat.contested', params: { number, other } });
  const sure = known && clusters === wanted && taken === 0 && other === null && isSoundSet(volume, number);
  return { ...cut(volume, runs, stream), certainty: sure ? 'exact' : 'guessed', notices };
}

/** Where the boot sector and the tables lie. */
function virtual(volume: ExfatVolume, entry: Entry): Extents {
  const { geometry: g, offset } = volume;
  const size = g.sectorsPerFat * g.sectorSize;
  const tables = offset + g.firstFatSector * g.sectorSize;
  if (entry.name === '$MBR') return { ...NOTHING, ranges: [{ offset, length: 512 }] };
  if (entry.name === '$FAT1') return { ...NOTHING, ranges: [{ offset: tables, length: size }] };
  if (entry.name === '$FAT2') return { ...NOTHING, ranges: [{ offset: tables + size, length: size }] };
  if (entry.start === null) return NOTHING;
  const length = Math.min(entry.size, g.clusterCount * g.clusterSize);
  const runs = tableRuns(volume, { firstCluster: entry.start, length });
  const stream = { start: entry.start, length, validLength: length, contiguous: false };
  return { ...NOTHING, ...cut(volume, runs, stream) };
}

/** Where the bytes of `entry` lie in the raw image, and how sure that is. `claims` is asked for deleted files only. */
export function extentsOf(volume: ExfatVolume, entry: Entry, claims: () => Claims): Extents {
  if (entry.type === 'virtual-file') return virtual(volume, entry);
  if (entry.type === 'virtual-directory' || entry.type === 'volume-label') return NOTHING;
  const bytes = streamOfEntry(volume, entry);
  if (bytes === null) {
    const notice = { code: 'exfat.no-stream', params: { number: entry.number } };
    return { ...NOTHING, certainty: 'guessed', notices: [notice] };
  }
  const stream = streamOf(volume, bytes);
  return entry.deleted ? deleted(volume, entry, stream, claims) : live(volume, entry, stream);
}
