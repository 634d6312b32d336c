import type { FoundArtefact } from '../../../adapters/image-worker/messages.ts';
import type { ArtefactFile, ArtefactRun } from '../lab-state.ts';
import { faultFrom } from '../fault-from.ts';
import { tell, type Bench } from './bench.ts';

/** Reads what systems and programs wrote down by themselves, in every listed file. */
export async function findArtefacts(bench: Bench): Promise<void> {
  const { worker, change, state } = bench;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  let files: readonly ArtefactFile[] = [];
  let run: ArtefactRun = { files, work: { progress: null, stop }, more: false, stopped: false };
  const show = (next: Partial<ArtefactRun>): void => change({ artefacts: (run = { ...run, ...next }) });
  show({});
  const began = performance.now();
  const add = (fileSystem: number, found: readonly FoundArtefact[]): void => {
    if (found.length > 0) files = [...files, ...found.map((one) => ({ ...one, fileSystem }))];
  };
  try {
    for (const { index: fileSystem } of state().image?.fileSystems ?? []) {
      const { more } = await worker.ask(
        'artefacts',
        { fileSystem },
        {
          signal: abort.signal,
          onMeanwhile: ({ found, done, total }) => {
            add(fileSystem, found);
            show({ files, work: { progress: { done, total, elapsed: performance.now() - began }, stop } });
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
