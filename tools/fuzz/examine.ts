import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import {
  ImageError,
  openEvidence,
  prepareSearch,
  searchImage,
  tableRow,
  type DiskImage,
  type FileSystem,
  type Part,
} from '@tracecraft/image';

const MOST_ENTRIES = 20_000;
const MOST_CONTENTS = 300;
const MOST_RANGES = 100_000;

function tolerant(read: () => void): void {
  try {
    read();
  } catch (problem) {
    if (!(problem instanceof ImageError)) throw problem;
  }
}

/** Lists, tells and reads everything up to a bound; whatever is not a typed error is a failure and passes. */
function examineFileSystem(fileSystem: FileSystem): number {
  let entries = 0;
  for (const list of [fileSystem.entries(), fileSystem.remembered?.() ?? []])
    tolerant(() => {
      for (const entry of list) {
        if (++entries > MOST_ENTRIES) break;
        if (tableRow(entry).path === '') throw new Error('an entry without a path');
        if (entries > MOST_CONTENTS) continue;
        tolerant(() => {
          const { ranges } = fileSystem.extents(entry);
          if (ranges.some(({ length }) => length <= 0)) throw new Error('an empty range');
        });
        tolerant(() => JSON.stringify(fileSystem.facts(entry)));
        tolerant(() =>
          createHash('md5')
            .update(fileSystem.read(entry, 0, Math.min(entry.size, 65_536)))
            .digest(),
        );
        tolerant(() => fileSystem.read(entry, Math.max(0, entry.size - 100), Math.min(entry.size, 100)));
      }
    });
  let ranges = 0;
  tolerant(() => {
    for (const { length } of fileSystem.unallocated()) {
      if (length <= 0) throw new Error('an empty free range');
      if (++ranges > MOST_RANGES) break;
    }
  });
  tolerant(() => {
    for (const _ of fileSystem.changes?.() ?? []) if (++ranges > MOST_RANGES) break;
  });
  return entries;
}

/** Everything the image commands do with `parts`; the number of entries seen. */
export function examine(parts: readonly Part[], searched: boolean): number {
  let image: DiskImage | null = null;
  tolerant(() => {
    image = openEvidence(parts, {
      inflate: (packed, length) => inflateSync(packed, { maxOutputLength: Math.max(1, length) }),
    });
  });
  const opened = image as DiskImage | null;
  if (opened === null) return 0;
  const entries = opened.fileSystems.reduce((sum, one) => sum + examineFileSystem(one), 0);
  if (searched && opened.raw.size < 4 << 20)
    tolerant(() => searchImage(opened, prepareSearch([{ kind: 'text', pattern: 'waybill' }]), { most: 100 }));
  return entries;
}
