import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { blockRing } from '../src/evidence/block-ring.ts';
import { startWorker } from '../src/evidence/start-worker.ts';
import type { RingPart } from './ring-thread.ts';

const place = new URL('./ring-thread.ts', import.meta.url);

/** What each user saw of `blocks` blocks: number and length of each, one after the other. */
async function passed(
  fillers: number,
  users: number,
  blocks: number,
  seed: number,
): Promise<readonly number[][]> {
  const ring = blockRing(users, fillers);
  const start = (side: RingPart['side'], index: number): Promise<number[]> => {
    const workerData: RingPart = {
      ring,
      side,
      index,
      blocks,
      seed: seed * 64 + index * 2 + (side === 'use' ? 1 : 0),
    };
    const thread = startWorker(place, { workerData });
    return (once(thread, 'message') as Promise<[number[]]>).then(([seen]) => seen);
  };
  const filling = Array.from({ length: fillers }, (_, index) => start('fill', index));
  const using = Array.from({ length: users }, (_, index) => start('use', index));
  await Promise.all(filling);
  return Promise.all(using);
}

describe('a ring of blocks between threads that rest at any time', () => {
  for (const fillers of [1, 2, 3])
    for (const users of [1, 3])
      for (const blocks of [0, 1, 2, 7, 8, 9, 499])
        test(`${fillers} fill, ${users} use, ${blocks} blocks: every user sees each once, in order`, async () => {
          const expected = Array.from({ length: blocks }, (_, i) => [i, 1 + (i % 4096)]).flat();
          const seen = await passed(fillers, users, blocks, fillers * 1000 + users * 100 + blocks);
          expect(seen).toHaveLength(users);
          for (const one of seen) expect(one).toEqual(expected);
        }, 30_000);
});
