/**
 * Kills the server with SIGKILL at random moments while devices push, and looks at what is left.
 * node e2e/scripts/kill-nine.ts [--rounds 10] [--devices 6] [--json]
 * Exit 0: no acknowledged event or attachment lost, none doubled, nothing reordered, the bundle consistent. Else 1.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { portableHashing } from '@tracecraft/bytes';
import { paths, type DryRun, type Pulled } from '@tracecraft/protocol';
import { eventId, verifyBundle, type Entry } from '@tracecraft/record';
import { nodeVerify } from '../../apps/server/src/adapters/node-keys.ts';
import { TestDevice } from '../../apps/server/test/test-device.ts';

const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
const EXERCISE = 'blue-tape';

interface Server {
  readonly child: ChildProcess;
  readonly address: string;
}

async function startServer(folder: string): Promise<Server> {
  const child = spawn(process.execPath, [main, '--data', folder, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('no output');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) throw new Error(`the server did not start (exit ${child.exitCode})`);
  return { child, address: (JSON.parse(first.value) as { address: string }).address };
}

/** A device with its outbox: what it has written and not seen acknowledged. */
class Worker {
  device: TestDevice;
  readonly outbox: Entry[] = [];
  readonly acknowledged: string[] = [];
  readonly blobs: string[] = [];
  written = 0;

  constructor(device: TestDevice) {
    this.device = device;
  }

  moveTo(address: string): void {
    const { session, person, signer, head } = this.device;
    this.device = new TestDevice(address, session, person, signer);
    this.device.head = head;
  }

  async write(stream: string): Promise<void> {
    this.outbox.push(await this.device.write(stream, 'note.written', { text: `note ${this.written++}` }));
  }

  /** Writes and pushes until the connection breaks. */
  async work(stream: string): Promise<void> {
    for (;;) {
      for (let i = randomInt(1, 5); i > 0; i--) await this.write(stream);
      if (!(await this.send(stream)) || (randomInt(8) === 0 && !(await this.attach()))) return;
    }
  }

  /** False when the server was not reached or broke off. */
  async send(stream: string): Promise<boolean> {
    try {
      const pushed = await this.device.push(stream, this.outbox);
      if (pushed.refused.length > 0) throw new RangeError(`refused: ${JSON.stringify(pushed.refused[0])}`);
      const done = new Set([...pushed.accepted, ...pushed.known]);
      this.acknowledged.push(...done);
      this.outbox.splice(0, this.outbox.length, ...this.outbox.filter((entry) => !done.has(idOf(entry))));
      return true;
    } catch (problem) {
      if (problem instanceof RangeError) throw problem;
      return false;
    }
  }

  async attach(): Promise<boolean> {
    const bytes = randomBytes(randomInt(1, 200_000));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    try {
      const headers = {
        authorization: `Bearer ${this.device.session}`,
        'content-type': 'application/octet-stream',
      };
      const answer = await fetch(this.device.address + paths.blob(sha256), {
        method: 'PUT',
        headers,
        body: bytes,
      });
      if (answer.status === 201) this.blobs.push(sha256);
      return answer.status === 201;
    } catch {
      return false;
    }
  }
}

function idOf(entry: Entry): string {
  return eventId(portableHashing, entry.header);
}

async function pullAll(device: TestDevice, stream: string): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const page = (await (
      await device.call('GET', `${paths.entries(stream)}?from=${ids.length}`)
    ).json()) as Pulled;
    ids.push(...page.entries.map(idOf));
    if (ids.length >= page.total) return ids;
  }
}

async function openCase(address: string, devices: number): Promise<{ stream: string; workers: Worker[] }> {
  const officers = Array.from({ length: devices }, (_, i) => ({
    name: `Officer ${i + 1}`,
    duty: 'recorder',
  }));
  const answer = await fetch(address + paths.dryRuns, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ exercise: EXERCISE, officers }),
  });
  if (!answer.ok) throw new Error(`dry run: ${answer.status} ${await answer.text()}`);
  const run = (await answer.json()) as DryRun;
  const workers = run.officers.map(({ id, session }) => new Worker(new TestDevice(address, session, id)));
  for (const worker of workers) await worker.device.enrol();
  const [first] = workers;
  if (first === undefined) throw new Error('no officers');
  first.outbox.push(
    await first.device.write(run.stream, 'case.opened', { setting: 'exercise', title: 'kill -9' }),
  );
  await first.send(run.stream);
  return { stream: run.stream, workers };
}

interface Tally {
  rounds: number;
  acknowledged: number;
  attachments: number;
  lost: number;
  doubled: number;
  moved: number;
  unsentAtKill: number;
}

/** Compares what is on the server with what it had acknowledged and with what it showed before. */
async function inspect(
  workers: readonly Worker[],
  stream: string,
  before: readonly string[],
  tally: Tally,
): Promise<string[]> {
  const device = workers[0]?.device;
  if (device === undefined) throw new Error('no device');
  const ids = await pullAll(device, stream);
  const there = new Set(ids);
  tally.acknowledged = workers.reduce((sum, one) => sum + one.acknowledged.length, 0);
  tally.lost += workers.flatMap((one) => one.acknowledged).filter((id) => !there.has(id)).length;
  tally.doubled += ids.length - there.size;
  tally.moved += before.filter((id, i) => ids[i] !== id).length;
  const blobs = workers.flatMap((one) => one.blobs);
  tally.attachments = blobs.length;
  for (const sha256 of blobs) {
    const bytes = Buffer.from(await (await device.call('GET', paths.blob(sha256))).arrayBuffer());
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) tally.lost++;
  }
  return ids;
}

async function bundleVerdict(worker: Worker, stream: string): Promise<string> {
  const answer = await worker.device.call('GET', paths.bundle(stream));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const report = await verifyBundle(bytes, { hashing: portableHashing, verify: nodeVerify });
  return report.problems[0] === undefined
    ? report.verdict
    : `${report.verdict}: ${JSON.stringify(report.problems[0])}`;
}

async function run(
  rounds: number,
  devices: number,
): Promise<Tally & { bundle: string; total: number; written: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-kill-'));
  const tally: Tally = {
    rounds: 0,
    acknowledged: 0,
    attachments: 0,
    lost: 0,
    doubled: 0,
    moved: 0,
    unsentAtKill: 0,
  };
  let server = await startServer(folder);
  try {
    const { stream, workers } = await openCase(server.address, devices);
    let shown: string[] = [];
    for (; tally.rounds < rounds; tally.rounds++) {
      const jobs = workers.map((worker) => worker.work(stream));
      await new Promise((done) => setTimeout(done, randomInt(150, 1_200)));
      server.child.kill('SIGKILL');
      await Promise.all([once(server.child, 'exit'), ...jobs]);
      tally.unsentAtKill += workers.reduce((sum, one) => sum + one.outbox.length, 0);
      server = await startServer(folder);
      for (const worker of workers) worker.moveTo(server.address);
      shown = await inspect(workers, stream, shown, tally);
    }
    for (const worker of workers) await worker.send(stream);
    const ids = await inspect(workers, stream, shown, tally);
    const written = workers.reduce((sum, one) => sum + one.written, 1);
    if (ids.length !== written) tally.lost += Math.abs(written - ids.length);
    const [first] = workers;
    return {
      ...tally,
      total: ids.length,
      written,
      bundle: first === undefined ? '' : await bundleVerdict(first, stream),
    };
  } finally {
    server.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    devices: { type: 'string', default: '6' },
    json: { type: 'boolean', default: false },
  },
});
const result = await run(Number(values.rounds), Number(values.devices));
if (values.json) console.log(JSON.stringify(result));
else
  console.log(
    Object.entries(result)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  );
const sound =
  result.lost === 0 &&
  result.doubled === 0 &&
  result.moved === 0 &&
  result.acknowledged > result.rounds &&
  result.bundle === 'consistent';
process.exitCode = sound ? 0 : 1;
