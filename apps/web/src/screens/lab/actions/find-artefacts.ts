import { lookThrough } from './look-through.ts';
import type { Bench } from './bench.ts';

/** Reads what systems and programs wrote down by themselves, in every listed file. */
export function findArtefacts(bench: Bench): Promise<void> {
  return lookThrough(bench, 'artefacts', ({ found, ...run }) =>
    bench.change({ artefacts: { ...run, files: found } }),
  );
}
