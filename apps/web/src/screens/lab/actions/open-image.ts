import type { EvidencePart, Fault, ImageSummary } from '../../../adapters/image-worker/messages.ts';
import { PackedFiles } from '../../../adapters/image-worker/listing/packed-files.ts';
import { bytePages } from '../byte-pages.ts';
import { faultFrom } from '../fault-from.ts';
import { CLOSED, type Chosen, type HashCheck } from '../lab-state.ts';
import { tell, type Bench } from './bench.ts';
import { checkHash } from './check-hash.ts';
import { unpackPicked } from './unpack-picked.ts';

/**
 * Opens evidence and lists every file system of it. `proof`: digest that a copy on this machine must have before
 * anything about it is written to the case; it is checked at once.
 */
export async function openImage(
  bench: Bench,
  title: string,
  picked: readonly EvidencePart[],
  proof: HashCheck['recorded'] = null,
): Promise<void> {
  const { worker, change } = bench;
  change({ ...CLOSED, opening: true, title, parts: picked, from: picked[0]?.from ?? 'device' });
  try {
    const parts = await unpackPicked(bench, picked);
    if (parts === null) return change(CLOSED);
    change({ parts });
    const image = await worker.ask('open', { parts, zone: null });
    change({
      image,
      opening: false,
      pages: bytePages(worker, image.size),
      chosen: firstChosen(image),
      step: 'places',
    });
    // listed while it is hashed; written to the case once the hash says that it is the case's image
    const listed = listAll(bench, image);
    if (proof !== null) await checkHash(bench, proof);
    tell(bench, await bench.recorder.step('list', '/'));
    await listed;
  } catch (error) {
    change({ opening: false, fault: faultFrom(error) });
  }
}

function firstChosen(image: ImageSummary): Chosen {
  return image.fileSystems.length === 1 ? { kind: 'folder', fileSystem: 0, path: '/' } : { kind: 'image' };
}

/** Milliseconds until a list that still grows is looked at again, twice as many each time: each draws tree and table anew. */
const FIRST_WAIT = 400;

async function listAll({ worker, change }: Bench, image: ImageSummary): Promise<void> {
  for (const { index } of image.fileSystems) {
    let files = PackedFiles.none;
    let next = Number.NEGATIVE_INFINITY;
    let wait = FIRST_WAIT;
    const show = (complete: boolean, fault: Fault | null): void =>
      change((state) => ({
        listings: new Map(state.listings).set(index, { files, complete, fault }),
      }));
    try {
      const { fault } = await worker.ask(
        'list',
        { fileSystem: index },
        {
          onMeanwhile: (batch) => {
            files = files.with(batch);
            if (performance.now() < next) return;
            show(false, null);
            next = performance.now() + wait;
            wait *= 2;
          },
        },
      );
      show(true, fault);
    } catch (error) {
      show(true, faultFrom(error));
    }
  }
  change({ image: await worker.ask('summary', {}) });
}

/** Assumes `zone` for times without one, or none again. A setting that changes what is shown is recorded. */
export async function assumeZone(bench: Bench, zone: string | null): Promise<void> {
  try {
    const image = await bench.worker.ask('zone', { zone });
    bench.change({ zone, image });
    tell(bench, await bench.recorder.step('setting', `zone=${zone ?? 'none'}`));
    await listAll(bench, image);
  } catch (error) {
    bench.change({ fault: faultFrom(error) });
  }
}
