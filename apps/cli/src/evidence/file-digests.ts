import { createHash } from 'node:crypto';
import {
  endingFits,
  hashFiles,
  TYPE_SAMPLE,
  typeOf,
  type ContentType,
  type DiskImage,
  type EndingVerdict,
  type HashedFile,
  type StreamingHash,
} from '@tracecraft/image';
import { matchHashSet, type HashSetAnswer } from './hash-sets.ts';
import type { Progress } from './progress.ts';

/** Digests the command makes. */
export const DIGESTS = ['md5', 'sha1', 'sha256'] as const;
export type DigestName = (typeof DIGESTS)[number];

/** A new hash of each kind. */
function newHashes(): Record<DigestName, StreamingHash> {
  const one = (name: DigestName): StreamingHash => {
    const hash = createHash(name);
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
  };
  return { md5: one('md5'), sha1: one('sha1'), sha256: one('sha256') };
}

/** A file with its digests, its type by content, and what the hash sets say. */
export interface JudgedFile extends Omit<HashedFile<DigestName>, 'head'> {
  readonly type: ContentType | null;
  /** Null where the content's type is not known. */
  readonly ending: EndingVerdict | null;
  /** `bad` wins where a file is in sets of both kinds. */
  readonly known: 'good' | 'bad' | null;
}

export interface HashSetPaths {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/** Hashes the files of `image` and holds them against hash sets. */
export async function judgeFiles(
  image: DiskImage,
  { good, bad }: HashSetPaths,
  deleted: boolean,
  progress: Progress,
): Promise<{ readonly files: readonly JudgedFile[]; readonly sets: readonly HashSetAnswer[] }> {
  const typed: Omit<JudgedFile, 'known'>[] = [];
  let done = 0;
  for (const { head, ...file } of hashFiles(image, newHashes, { deleted, head: TYPE_SAMPLE })) {
    const type = await typeOf(head);
    typed.push({ ...file, type, ending: type === null ? null : endingFits(file.entry.name, type) });
    done += file.size;
    progress.report('hashing files', done, 0);
  }
  progress.clear();
  const wanted = new Set(typed.flatMap(({ digests }) => (digests === null ? [] : Object.values(digests))));
  const known = new Map<string, 'good' | 'bad'>();
  const sets: HashSetAnswer[] = [];
  for (const [kind, paths] of [
    ['good', good],
    ['bad', bad],
  ] as const)
    for (const path of paths)
      sets.push(await matchHashSet(path, wanted, (digest) => known.set(digest, kind)));
  const verdict = ({ digests }: Omit<JudgedFile, 'known'>): JudgedFile['known'] => {
    const found = digests === null ? [] : Object.values(digests).map((digest) => known.get(digest));
    return found.includes('bad') ? 'bad' : found.includes('good') ? 'good' : null;
  };
  return { files: typed.map((file) => ({ ...file, known: verdict(file) })), sets };
}
