/**
 * Signed events a second that the server has checked, made durable and acknowledged over HTTP, on a fresh data folder.
 * node bench/server/durable-appends.ts [--devices 64] [--events 25] [--batch 20] [--watchers 500]
 * Signing is done before the clock starts. Prints one JSON line last.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { paths, type DryRun } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';
import { signIn, TestDevice } from '../../apps/server/test/test-device.ts';

const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
const OFFICERS_PER_CASE = 16;

interface Prepared {
  readonly device: TestDevice;
  readonly stream: string;
  readonly pushes: readonly (readonly Entry[])[];
}

async function prepare(address: string, devices: number, events: number, batch: number): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  while (prepared.length < devices) {
    const count = Math.min(OFFICERS_PER_CASE, devices - prepared.length);
    const answer = await fetch(address + paths.dryRuns, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        exercise: 'blue-tape',
        officers: Array.from({ length: count }, (_, i) => ({ name: `Officer ${i}`, duty: 'recorder' })),
      }),
    });
    const { stream, officers } = (await answer.json()) as DryRun;
    for (const [i, { id, session }] of officers.entries()) {
      const device = new TestDevice(address, session, id);
      await device.enrol();
      if (i === 0)
        await device.push(stream, [
          await device.write(stream, 'case.opened', { setting: 'exercise', title: 'bench' }),
        ]);
      prepared.push({ device, stream, pushes: await written(device, stream, events, batch) });
    }
  }
  return prepared;
}

async function written(
  device: TestDevice,
  stream: string,
  events: number,
  batch: number,
): Promise<Entry[][]> {
  const pushes: Entry[][] = [];
  for (let i = 0; i < events; i += batch) {
    const entries: Entry[] = [];
    for (let k = i; k < Math.min(events, i + batch); k++) entries.push(await device.write(stream));
    pushes.push(entries);
  }
  return pushes;
}

/** Opens `count` live boards; answers how to count the pictures they got, and how to close them. */
async function watch(
  address: string,
  session: string,
  count: number,
): Promise<{ pictures: () => number; close: () => void }> {
  let pictures = 0;
  const opened = Array.from(
    { length: count },
    () =>
      new Promise<() => void>((resolve, reject) => {
        const request = get(
          address + paths.boardLive('blue-tape'),
          { headers: { authorization: `Bearer ${session}` } },
          (answer) => {
            answer
              .setEncoding('latin1')
              .on('data', (text: string) => (pictures += text.split('event: board').length - 1));
            answer.on('error', () => undefined);
            resolve(() => request.destroy());
          },
        );
        request.on('error', reject);
      }),
  );
  const closers = await Promise.all(opened);
  return { pictures: () => pictures, close: () => closers.forEach((close) => close()) };
}

async function measure(
  prepared: readonly Prepared[],
): Promise<{ perSecond: number; p50: number; p99: number }> {
  const times: number[] = [];
  let events = 0;
  const began = performance.now();
  await Promise.all(
    prepared.map(async ({ device, stream, pushes }) => {
      for (const entries of pushes) {
        const sent = performance.now();
        const { accepted } = await device.push(stream, entries);
        times.push(performance.now() - sent);
        events += accepted.length;
        if (accepted.length !== entries.length) throw new Error('an entry was not accepted');
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { perSecond: events / seconds, p50: at(0.5), p99: at(0.99) };
}

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '64' },
    events: { type: 'string', default: '25' },
    batch: { type: 'string', default: '20' },
    watchers: { type: 'string', default: '500' },
  },
});
const [devices, events, batch, watchers] = [values.devices, values.events, values.batch, values.watchers].map(
  Number,
) as [number, number, number, number];
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-bench-'));
const child = spawn(process.execPath, [main, '--data', folder, '--port', '0', '--json'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const first = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const { address, links } = JSON.parse(String(first.value)) as {
    address: string;
    links: Record<string, string>;
  };
  const trainer = await signIn(address, links['trainer']?.split('#')[1] ?? '');
  const one = await prepare(address, devices, events, 1);
  const many = await prepare(address, devices, events * batch, batch);
  const live = await measure(one);
  const backlog = await measure(many);
  const boards = await watch(address, trainer.session, watchers);
  const watched = await measure(await prepare(address, devices, events, 1));
  const pictures = boards.pictures();
  boards.close();
  const figures = {
    'one act a push, events/s': live.perSecond,
    'one act a push, p50 ms': live.p50,
    'one act a push, p99 ms': live.p99,
    [`backlog of ${batch} a push, events/s`]: backlog.perSecond,
    [`backlog of ${batch} a push, p99 ms`]: backlog.p99,
    [`one act a push with ${watchers} boards open, events/s`]: watched.perSecond,
    [`one act a push with ${watchers} boards open, p99 ms`]: watched.p99,
  };
  const notes = `${devices} devices at once, SQLite in WAL with synchronous=FULL, client and server share the machine; ${pictures} board pictures sent.`;
  console.log(JSON.stringify({ figures, notes }));
} finally {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
