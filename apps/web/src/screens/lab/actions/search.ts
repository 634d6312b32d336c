import type { Hit } from '../../../adapters/image-worker/messages.ts';
import { faultFrom } from '../fault-from.ts';
import { tell, type Bench } from './bench.ts';

/** Looks for a text over the whole raw image. A search is a step also when nothing was found. */
export async function search(
  bench: Bench,
  wish: { readonly text: string; readonly matchCase: boolean },
): Promise<void> {
  const { worker, change, recorder } = bench;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  let hits: readonly Hit[] = [];
  const run = { text: wish.text, more: false, stopped: false };
  change({ search: { ...run, hits, work: { progress: null, stop } }, fault: null });
  try {
    const answer = await worker.ask('search', wish, {
      signal: abort.signal,
      onMeanwhile: ({ hits: found, ...progress }) => {
        hits = [...hits, ...found];
        change({ search: { ...run, hits, work: { progress, stop } } });
      },
    });
    change({ search: { ...run, hits, work: null, more: answer.more } });
    const [first] = hits;
    tell(
      bench,
      await recorder.step(
        'search',
        wish.text,
        first === undefined ? {} : { offset: first.offset, length: first.length },
      ),
    );
  } catch (error) {
    change({ search: { ...run, hits, work: null, stopped: true } });
    tell(bench, faultFrom(error));
  }
}
