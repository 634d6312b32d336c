import { expect, test } from 'vitest';
import { careful } from './each-line.ts';

test(
  'deleting any one act of careful.acts changes something named, or is listed as neutral',
  { timeout: 300_000 },
  async () => {
    const script = await careful();
    expect(script.acts.length).toBeGreaterThan(90);
    const neutral: string[] = [];
    for (const { index, time } of script.acts) {
      const differences = await script.differences(script.lines.filter((_, i) => i !== index));
      if (differences.length === 0) neutral.push(time);
    }
    expect(neutral).toEqual(script.listed('Deleting'));
  },
);
