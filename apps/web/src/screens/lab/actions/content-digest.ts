import { faultFrom } from '../fault-from.ts';
import type { Bench } from './bench.ts';

/** SHA-256 of a file's content; null where a recovery does not hold all of it, so that there is nothing whole to digest. */
export async function contentDigest(
  { worker }: Bench,
  fileSystem: number,
  entry: number,
): Promise<string | null> {
  try {
    return (await worker.ask('digest', { fileSystem, entry })).sha256;
  } catch (error) {
    if (faultFrom(error).code === 'image.content-missing') return null;
    throw error;
  }
}
