import { faultFrom } from '../fault-from.ts';
import type { FoundPicture, PictureRun } from '../lab-state.ts';
import { tell, type Bench } from './bench.ts';

/** Looks through all listed files for pictures, by their content. A look is no step of the examination; opening one is. */
export async function findPictures(bench: Bench): Promise<void> {
  const { worker, change, state } = bench;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  let found: readonly FoundPicture[] = [];
  let run: PictureRun = { found, work: { progress: null, stop }, more: false, stopped: false };
  const show = (next: Partial<PictureRun>): void => change({ pictures: (run = { ...run, ...next }) });
  show({});
  const began = performance.now();
  try {
    for (const { index: fileSystem } of state().image?.fileSystems ?? []) {
      const { more } = await worker.ask(
        'pictures',
        { fileSystem },
        {
          signal: abort.signal,
          onMeanwhile: ({ found: part, done, total }) => {
            if (part.length > 0) found = [...found, ...part.map((one) => ({ ...one, fileSystem }))];
            show({ found, work: { progress: { done, total, elapsed: performance.now() - began }, stop } });
          },
        },
      );
      show({ more: run.more || more });
    }
    show({ work: null });
  } catch (error) {
    const fault = faultFrom(error);
    show({ work: null, stopped: fault.code === 'lab.cancelled' });
    tell(bench, fault);
  }
}
