import { lookThrough } from './look-through.ts';
import type { Bench } from './bench.ts';

/** Looks through all listed files for pictures, by their content. A look is no step of the examination; opening one is. */
export function findPictures(bench: Bench): Promise<void> {
  return lookThrough(bench, 'pictures', (pictures) => bench.change({ pictures }));
}
