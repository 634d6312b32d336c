import { toHex } from '@tracecraft/bytes';
import type { DiskImage, Entry, Extents } from '../contract.ts';
import { deletedFiles } from '../file-system/deleted-files.ts';
import type { StreamingHash } from '../hash/streaming-hash.ts';
import { ImageError } from '../image-error.ts';

/** A file of an image with the digests of its content. */
export interface HashedFile<Name extends string> {
  readonly partition: number;
  readonly entry: Entry;
  /** Bytes. */
  readonly size: number;
  readonly certainty: Extents['certainty'];
  /** Hexadecimal; null where the content cannot be read whole. */
  readonly digests: Readonly<Record<Name, string>> | null;
  /** Why there are none. */
  readonly problem: ImageError | null;
  /** The first bytes. */
  readonly head: Uint8Array;
}

const AT_ONCE = 1 << 20;

/** Every file of `image`, each content once, living ones first; `deleted` adds deleted files. `begin` makes new hashes. */
export function* hashFiles<Name extends string>(
  image: DiskImage,
  begin: () => Readonly<Record<Name, StreamingHash>>,
  options: { readonly deleted?: boolean; readonly head?: number } = {},
): Generator<HashedFile<Name>> {
  const { deleted = false, head = 0 } = options;
  for (const fileSystem of image.fileSystems) {
    const partition = fileSystem.partition.index;
    const seen = new Set<string>();
    for (const entry of wanted(fileSystem, deleted)) {
      const key = `${entry.identity} ${entry.numberText ?? ''}`;
      if (entry.type !== 'file' || seen.has(key)) continue;
      seen.add(key);
      try {
        const { certainty, size = entry.size } = fileSystem.extents(entry);
        const read = (at: number, length: number): Uint8Array => fileSystem.read(entry, at, length);
        const digests = digestsOf(size, read, begin());
        const first = Uint8Array.from(read(0, Math.min(head, size)));
        yield { partition, entry, size, certainty, digests, problem: null, head: first };
      } catch (problem) {
        if (!(problem instanceof ImageError)) throw problem;
        const nothing = new Uint8Array(0);
        yield {
          partition,
          entry,
          size: entry.size,
          certainty: 'guessed',
          digests: null,
          problem,
          head: nothing,
        };
      }
    }
  }
}

function* wanted(fileSystem: DiskImage['fileSystems'][number], deleted: boolean): Generator<Entry> {
  for (const entry of fileSystem.entries()) if (!entry.deleted) yield entry;
  if (deleted) yield* deletedFiles(fileSystem);
}

function digestsOf<Name extends string>(
  size: number,
  read: (at: number, length: number) => Uint8Array,
  hashes: Readonly<Record<Name, StreamingHash>>,
): Record<Name, string> {
  const running = Object.entries<StreamingHash>(hashes);
  for (let at = 0; at < size; at += AT_ONCE) {
    const bytes = read(at, Math.min(AT_ONCE, size - at));
    for (const [, hash] of running) hash.update(bytes);
  }
  return Object.fromEntries(running.map(([name, hash]) => [name, toHex(hash.digest())])) as Record<
    Name,
    string
  >;
}
