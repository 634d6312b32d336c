import type { EvidencePart } from '../../../adapters/image-worker/messages.ts';
import { isGzip, unpackGzip } from '../../../adapters/evidence/unpack-gzip.ts';
import type { Bench } from './bench.ts';

/** The parts with picked gzip files unpacked, as the command does it. Null when the person stopped it. */
export async function unpackPicked(
  { change }: Bench,
  parts: readonly EvidencePart[],
): Promise<readonly EvidencePart[] | null> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  const unpacked: EvidencePart[] = [];
  try {
    for (const part of parts) {
      if (part.from === 'server' || !(await isGzip(part.file))) unpacked.push(part);
      else {
        change({ unpacking: { progress: null, stop } });
        const file = await unpackGzip(part.file, {
          signal: abort.signal,
          onProgress: (progress) => change({ unpacking: { progress, stop } }),
        });
        unpacked.push({ from: 'device', file });
      }
    }
    return unpacked;
  } catch (error) {
    if (abort.signal.aborted) return null;
    throw error;
  } finally {
    change({ unpacking: null });
  }
}
