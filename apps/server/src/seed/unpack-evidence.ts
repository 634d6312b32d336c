import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { syncFolder } from '../adapters/write-durably.ts';
import type { ExerciseLibrary } from '../exercises/library.ts';

/** Evidence that could not be unpacked: phrase `error.<code>`. The server runs without it. */
export interface NotUnpacked {
  readonly code: 'evidence.shipped-differs' | 'evidence.no-space';
  readonly params: Readonly<Record<string, string>>;
}

/** Puts evidence that ships with an exercise into the data folder, raw, under its hash. */
export async function unpackEvidence(
  library: ExerciseLibrary,
  folder: string,
): Promise<readonly NotUnpacked[]> {
  const problems: NotUnpacked[] = [];
  for (const { file, sha256 } of library.shippedEvidence()) {
    if (existsSync(join(folder, sha256))) continue;
    const found = await unpack(file, join(folder, sha256), sha256);
    if (found === null) problems.push({ code: 'evidence.no-space', params: { file } });
    else if (found !== sha256)
      problems.push({ code: 'evidence.shipped-differs', params: { file, expected: sha256, found } });
  }
  return problems;
}

/** Writes the raw bytes of `packed` to `target` only when they have the expected hash. Null: no space is left. */
async function unpack(packed: string, target: string, expected: string): Promise<string | null> {
  if (!existsSync(packed)) return 'no file';
  const temporary = `${target}.${process.pid}.part`;
  const hash = createHash('sha256');
  const handle = await open(temporary, 'w', 0o600);
  try {
    const sink = async (bytes: AsyncIterable<Buffer>): Promise<void> => {
      for await (const chunk of bytes) {
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
    };
    if (packed.endsWith('.gz')) await pipeline(createReadStream(packed), createGunzip(), sink);
    else await pipeline(createReadStream(packed), sink);
    await handle.sync();
    const found = hash.digest('hex');
    if (found === expected) {
      await rename(temporary, target);
      syncFolder(join(target, '..'));
    }
    return found;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOSPC') return null;
    throw problem;
  } finally {
    await handle.close();
    await rm(temporary, { force: true });
  }
}
