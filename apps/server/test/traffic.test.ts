import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { breather } from '../src/live/breath.ts';
import { traffic } from '../src/live/traffic.ts';

test('waits until nothing is under way, also when that failed', async () => {
  const acts = traffic();
  const order: string[] = [];
  const failing = acts
    .during(async () => {
      await pause(60);
      order.push('act');
      throw new Error('refused');
    })
    .catch(() => order.push('told'));
  await acts.calm(5_000);
  order.push('picture');
  await failing;
  expect(order).toEqual(['act', 'told', 'picture']);
});

test('a moment between two acts of a burst is not calm', async () => {
  const acts = traffic();
  const order: string[] = [];
  const act = (): Promise<void> =>
    acts.during(async () => {
      await pause(20);
      order.push('act');
    });
  const burst = act()
    .then(() => pause(5))
    .then(act);
  await acts.calm(5_000);
  order.push('picture');
  await burst;
  expect(order).toEqual(['act', 'act', 'picture']);
});

test('waits no longer than asked, however many acts pour in', async () => {
  const acts = traffic();
  const endless = acts.during(() => pause(600));
  const before = performance.now();
  await acts.calm(50);
  expect(performance.now() - before).toBeLessThan(400);
  await endless;
});

test('long work lets a waiting turn in when its slice is used up, and not before', async () => {
  let turns = 0;
  setImmediate(() => (turns += 1));
  const breathe = breather(20);
  await breathe();
  expect(turns).toBe(0);
  const until = performance.now() + 25;
  while (performance.now() < until);
  await breathe();
  expect(turns).toBe(1);
});
