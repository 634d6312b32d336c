import type { Calls } from '../../../adapters/image-worker/messages.ts';
import { faultFrom } from '../fault-from.ts';
import type { Work } from '../lab-state.ts';
import { tell, type Bench } from './bench.ts';

/** A look through all files: what was found so far, and how it stands. */
interface Run<F> {
  readonly found: readonly (F & { readonly fileSystem: number })[];
  readonly work: Work | null;
  readonly more: boolean;
  readonly stopped: boolean;
}

type Look = 'artefacts' | 'pictures';
type Found<L extends Look> = Calls[L]['meanwhile']['found'][number];

/** Asks the worker to look through every file system, and shows what it finds as it comes. Can be stopped. */
export async function lookThrough<L extends Look>(
  bench: Bench,
  look: L,
  showRun: (run: Run<Found<L>>) => void,
): Promise<void> {
  const { worker, state } = bench;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  let run: Run<Found<L>> = { found: [], work: { progress: null, stop }, more: false, stopped: false };
  const show = (next: Partial<Run<Found<L>>>): void => showRun((run = { ...run, ...next }));
  show({});
  const began = performance.now();
  const add = (fileSystem: number, { found, done, total }: Calls[L]['meanwhile']): void => {
    const fresh = (found as readonly Found<L>[]).map((one) => ({ ...one, fileSystem }));
    const progress = { done, total, elapsed: performance.now() - began };
    show({ found: fresh.length === 0 ? run.found : [...run.found, ...fresh], work: { progress, stop } });
  };
  try {
    for (const { index: fileSystem } of state().image?.fileSystems ?? []) {
      const options = {
        signal: abort.signal,
        onMeanwhile: (part: Calls[L]['meanwhile']) => add(fileSystem, part),
      };
      const { more } = await worker.ask(look, { fileSystem }, options);
      show({ more: run.more || more });
    }
    show({ work: null });
  } catch (error) {
    const fault = faultFrom(error);
    show({ work: null, stopped: fault.code === 'lab.cancelled' });
    tell(bench, fault);
  }
}
