import type { AlgorithmName, Digests } from '../../../adapters/image-worker/messages.ts';
import { faultFrom } from '../fault-from.ts';
import { NO_HASH, type HashCheck } from '../lab-state.ts';
import { tell, type Bench } from './bench.ts';

/** Hashes the raw image and compares with what is recorded. */
export async function checkHash(bench: Bench, recorded: HashCheck['recorded']): Promise<void> {
  const { worker, change, recorder, state } = bench;
  // one that is recorded is compared; without one all three may be of use
  const algorithms = recorded === null ? (['MD5', 'SHA-1'] as const) : [recorded.algorithm];
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  change({ hash: { ...NO_HASH, recorded, work: { progress: null, stop } } });
  try {
    const digests = await worker.ask(
      'hash',
      { parts: state().parts, algorithms },
      {
        signal: abort.signal,
        onMeanwhile: (progress) => change({ hash: { ...NO_HASH, recorded, work: { progress, stop } } }),
      },
    );
    const match =
      recorded === null ? null : digestNamed(digests, recorded.algorithm) === recorded.value.toLowerCase();
    change({ hash: { work: null, digests, recorded, match }, image: await worker.ask('summary', {}) });
    tell(bench, await recorder.hashed(digests));
  } catch (error) {
    change({ hash: { ...NO_HASH, recorded } });
    tell(bench, faultFrom(error));
  }
}

function digestNamed(digests: Digests, algorithm: AlgorithmName): string | null {
  return { MD5: digests.md5, 'SHA-1': digests.sha1, 'SHA-256': digests.sha256 }[algorithm];
}
