import type { DiskImage, ImageOptions, ImagePorts, Part, Partition } from './contract.ts';
import { openFat } from './file-system/fat/fat-file-system.ts';
import { ImageError } from './image-error.ts';

/**
 * Opens an evidence image: container, partitions, file systems. Parts are the image's files in any order.
 * Throws {@link ImageError}; what is only partly readable comes back with notices.
 */
export function openEvidence(
  parts: readonly Part[],
  ports: ImagePorts,
  options: ImageOptions = {},
): DiskImage {
  void ports;
  const raw = parts[0]?.source;
  if (raw === undefined || raw.size === 0) throw new ImageError('image.empty');
  const offset = options.offset ?? 0;
  const partition: Partition = {
    index: 0,
    offset,
    length: raw.size - offset,
    kind: 'unpartitioned',
    type: '',
    logical: false,
  };
  return {
    container: { format: 'raw', raw, stored: {}, notices: [] },
    raw,
    partitions: [partition],
    fileSystems: [openFat(raw, partition)],
    notices: [],
  };
}
