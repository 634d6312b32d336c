import { expect, test } from 'vitest';
import { careful } from './each-line.ts';

test(
  'swapping any act of careful.acts with the next one changes something named, or is listed as neutral',
  { timeout: 300_000 },
  async () => {
    const script = await careful();
    const neutral: string[] = [];
    for (const [i, first] of script.acts.slice(0, -1).entries()) {
      const second = script.acts[i + 1]!;
      const lines = script.lines
        .with(first.index, `${first.time} ${second.act}`)
        .with(second.index, `${second.time} ${first.act}`);
      if ((await script.differences(lines)).length === 0) neutral.push(`${first.time} ⇄ ${second.time}`);
    }
    expect(neutral).toEqual(script.listed('Swapping with the next line'));
  },
);

test('swapping the lines with their times is refused by name: time goes back', async () => {
  const script = await careful();
  const [first, second] = script.acts;
  const lines = script.lines
    .with(first!.index, script.lines[second!.index]!)
    .with(second!.index, script.lines[first!.index]!);
  expect(await script.differences(lines)).toEqual(['fault script.time-backwards']);
});
