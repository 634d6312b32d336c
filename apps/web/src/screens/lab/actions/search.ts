import type { Hit, SearchWish } from '../../../adapters/image-worker/messages.ts';
import { faultFrom } from '../fault-from.ts';
import type { SearchRun } from '../lab-state.ts';
import { searchTarget } from '../search-target.ts';
import { tell, type Bench } from './bench.ts';

/** Looks for terms over the whole image. A search is a step also when nothing was found. */
export async function search(bench: Bench, wish: SearchWish): Promise<void> {
  const { worker, change, recorder } = bench;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  let hits: readonly Hit[] = [];
  let run: Omit<SearchRun, 'hits' | 'work'> = {
    wish,
    stage: 'bytes',
    more: false,
    stopped: false,
    notices: [],
  };
  change({ search: { ...run, hits, work: { progress: null, stop } }, fault: null });
  try {
    const { more, notices } = await worker.ask('search', wish, {
      signal: abort.signal,
      onMeanwhile: ({ hits: found, stage, ...progress }) => {
        if (found.length > 0) hits = [...hits, ...found];
        run = { ...run, stage };
        change({ search: { ...run, hits, work: { progress, stop } } });
      },
    });
    change({ search: { ...run, hits, work: null, more, notices } });
    const [first] = hits;
    const place = first === undefined ? {} : { offset: first.offset, length: first.length };
    tell(bench, await recorder.step('search', searchTarget(wish), place));
  } catch (error) {
    const fault = faultFrom(error);
    const stopped = fault.code === 'lab.cancelled';
    change({ search: stopped ? { ...run, hits, work: null, stopped } : null });
    tell(bench, fault);
  }
}
