import type { RandomAccess } from '@tracecraft/bytes';
import { openContainer } from './container/open-container.ts';
import type { DiskImage, FileSystem, ImageOptions, ImagePorts, Part, Partition } from './contract.ts';
import { openFileSystems } from './file-system/open-file-systems.ts';
import { zoneRule } from './file-system/zone-rule.ts';
import { ImageError } from './image-error.ts';
import { NoticeLog } from './notice-log.ts';
import { readPartitions } from './partition/partition-table.ts';
import type { ZoneRule } from './file-system/fat/dos-time.ts';

function whole(raw: RandomAccess, offset: number): Partition {
  return { index: 0, offset, length: raw.size - offset, kind: 'unpartitioned', type: '', logical: false };
}

/** A volume that fills the image wins over a partition table: a boot sector can hold bytes that look like one. */
function layout(
  raw: RandomAccess,
  zone: ZoneRule,
  notices: NoticeLog,
): { partitions: Partition[]; first: FileSystem[] } {
  const all = whole(raw, 0);
  const unnoticed = new NoticeLog();
  const first = openFileSystems(raw, all, zone, unnoticed);
  const recognised = unnoticed.notices.some(
    ({ code }) => code === 'file-system.not-read' || code === 'file-system.encrypted',
  );
  const partitions =
    first.length > 0 || recognised ? null : notices.orElse(() => readPartitions(raw, notices), null);
  if (partitions !== null) return { partitions, first: [] };
  for (const { code, params } of unnoticed.notices) notices.add(code, params);
  return { partitions: [all], first };
}

/**
 * Opens an evidence image: container, partitions, file systems. Parts are the image's files in any order.
 * Throws {@link ImageError}; what is only partly readable comes back with notices, and an image without a file system
 * we read still gives its raw bytes. RangeError for an unknown zone.
 */
export function openEvidence(
  parts: readonly Part[],
  ports: ImagePorts,
  options: ImageOptions = {},
): DiskImage {
  const container = openContainer(parts, ports);
  const { raw } = container;
  const zone = zoneRule(options.zone ?? 'UTC');
  const log = new NoticeLog();
  if (options.offset !== undefined) {
    if (options.offset < 0 || options.offset >= raw.size)
      throw new ImageError('image.no-partition', { partition: options.offset });
    const partition = whole(raw, options.offset);
    return {
      container,
      raw,
      partitions: [partition],
      fileSystems: openFileSystems(raw, partition, zone, log),
      notices: log.notices,
    };
  }
  const { partitions, first } = layout(raw, zone, log);
  const wanted = chosen(partitions, options.partition);
  const fileSystems =
    first.length > 0 ? first : wanted.flatMap((one) => openFileSystems(raw, one, zone, log));
  return { container, raw, partitions, fileSystems, notices: log.notices };
}

function chosen(partitions: readonly Partition[], index: number | undefined): readonly Partition[] {
  if (index === undefined) return partitions.filter((one) => one.kind === 'partition');
  const one = partitions[index];
  if (one === undefined || (one.kind !== 'partition' && one.kind !== 'unpartitioned'))
    throw new ImageError('image.no-partition', { partition: index });
  return [one];
}
