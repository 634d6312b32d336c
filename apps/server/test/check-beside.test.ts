import { expect, test } from 'vitest';
import type { Entry } from '@tracecraft/record';
import { checkEntries, startCheckers } from '../src/push/check-beside.ts';
import { TestDevice } from './test-device.ts';

const CASE = `case:${'0'.repeat(32)}`;

/** Three hundred acts of one device, a few of them spoilt, and what must be said of each. */
async function acts(
  device: TestDevice,
): Promise<{ readonly entries: unknown[]; readonly expected: string[] }> {
  const entries: unknown[] = [];
  const expected: string[] = [];
  const add = (entry: unknown, say: string): void => {
    entries.push(entry);
    expected.push(say);
  };
  for (let i = 0; i < 300; i++) {
    const entry: Entry = await device.write(CASE);
    if (i === 7)
      add({ ...entry, body: { ...entry.body, recorded: entry.body.recorded + 1 } }, 'entry.commitment');
    else if (i === 130) add({ ...entry, signature: (entries[0] as Entry).signature }, 'entry.signature');
    else if (i === 131) add({ ...entry, extra: 1 }, 'entry.malformed');
    else if (i === 132)
      add({ ...entry, body: { ...entry.body, fields: { text: 'x'.repeat(70_000) } } }, 'entry.too-large');
    else add(entry, 'holds');
  }
  return { entries, expected };
}

test('threads beside the requests say of every act what is said without them, in its place', async () => {
  const device = new TestDevice('', '', 'officer');
  const { entries, expected } = await acts(device);
  const key = device.signer.publicKey;
  const unchecked = entries.map((entry) => ({ text: JSON.stringify(entry), key }));
  const here = await checkEntries(unchecked);
  startCheckers();
  const beside = await Promise.all(Array.from({ length: 4 }, () => checkEntries(unchecked)));
  expect(here.map(({ shape, seal }) => shape ?? seal ?? 'holds')).toEqual(expected);
  for (const one of beside) expect(one).toEqual(here);
});
