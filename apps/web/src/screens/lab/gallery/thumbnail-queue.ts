import type { ImageWorker } from '../../../adapters/image-worker/client.ts';
import type { Fault } from '../../../adapters/image-worker/messages.ts';
import { faultFrom } from '../fault-from.ts';
import type { FoundPicture } from '../lab-state.ts';

/** Tiles asked for at once: the engine has one thread, and a person scrolls on. */
const AT_ONCE = 2;
const SIDE = 160;

type Taker = (picture: ImageBitmap | Fault) => void;

/** Thumbnails in the order they were last asked for; one no longer wanted is not made. */
export interface ThumbnailQueue {
  /** Asks for a thumbnail; the answer is a function that says it is no longer wanted. The taker closes the bitmap. */
  readonly want: (picture: FoundPicture, taker: Taker) => () => void;
}

export function thumbnailQueue(worker: ImageWorker): ThumbnailQueue {
  const waiting: { readonly picture: FoundPicture; readonly taker: Taker; wanted: boolean }[] = [];
  let running = 0;
  const next = (): void => {
    if (running >= AT_ONCE) return;
    const job = waiting.pop();
    if (job === undefined) return;
    if (!job.wanted) return next();
    running += 1;
    worker
      .ask('thumbnail', { ...job.picture, side: SIDE })
      .then(
        (bitmap) => (job.wanted ? job.taker(bitmap) : bitmap.close()),
        (error: unknown) => job.wanted && job.taker(faultFrom(error)),
      )
      .finally(() => {
        running -= 1;
        next();
      });
  };
  return {
    want(picture, taker) {
      const job = { picture, taker, wanted: true };
      waiting.push(job);
      next();
      return () => {
        job.wanted = false;
      };
    },
  };
}
