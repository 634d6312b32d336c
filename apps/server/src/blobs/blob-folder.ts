import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { syncFolder } from '../adapters/write-durably.ts';
import { StoreError } from '../store/contract.ts';

/** The bytes had another digest than promised; nothing was kept. */
export class DigestError extends Error {
  readonly code = 'blob.digest-differs';
  readonly found: string;

  constructor(found: string) {
    super('digest differs');
    this.found = found;
  }
}

/** Files by the SHA-256 of their bytes: written once, never changed. */
export interface BlobFolder {
  /** Keeps `bytes` durably under `sha256`; answers their size. Throws DigestError or StoreError and keeps nothing. */
  put(sha256: string, bytes: Readable): Promise<number>;
  has(sha256: string): boolean;
  stream(sha256: string): Readable;
  path(sha256: string): string;
}

/** Blobs under `folder`, spread over 256 sub-folders. */
export function blobFolder(folder: string): BlobFolder {
  const path = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    path,
    has: (sha256) => existsSync(path(sha256)),
    stream: (sha256) => createReadStream(path(sha256)),
    async put(sha256, bytes) {
      const file = path(sha256);
      const temporary = `${file}.${randomUUID()}.part`;
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        const { digest, size } = await writeHashed(temporary, bytes);
        if (digest !== sha256) throw new DigestError(digest);
        await rename(temporary, file);
        syncFolder(dirname(file));
        return size;
      } catch (problem) {
        await rm(temporary, { force: true });
        throw isFull(problem) ? new StoreError('store.full', problem) : problem;
      }
    },
  };
}

async function writeHashed(file: string, bytes: Readable): Promise<{ digest: string; size: number }> {
  const handle = await open(file, 'wx', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { digest: hash.digest('hex'), size };
}

function isFull(problem: unknown): boolean {
  return (
    problem instanceof Error && ['ENOSPC', 'EDQUOT'].includes((problem as NodeJS.ErrnoException).code ?? '')
  );
}
