/**
 * Everybody starts in the same second: every trainee of a course asks for the record of the team at once, then pushes a
 * first act at once, while others watch the board of the run. Afterwards single acts tell how fresh the board is.
 * node bench/server/common-start.ts [--people 500] [--teams 100] [--watchers 500] [--probes 10]
 * Prints one JSON line last. Fails when any request is not answered as it should be.
 */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { paths, type CaseSummary, type FreshLink, type MadeCourse, type Pushed } from '@tracecraft/protocol';
import type { Entry, EventBody } from '@tracecraft/record';
import { signIn, TestDevice } from '../../apps/server/test/test-device.ts';

const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
const watcherFile = fileURLToPath(new URL('board-watchers.ts', import.meta.url));
const RUN = 'r1';
/** Links asked for at once; the API takes no more. */
const LINKS_AT_ONCE = 500;

/** One connection a person, as in life: opened before the start. */
const agent = new Agent({ keepAlive: true, maxSockets: 10_000, maxFreeSockets: 10_000 });

interface Answer<T> {
  readonly body: T;
  readonly ms: number;
}

/** A POST, or a GET where there is no body. */
function ask<T>(address: string, session: string, path: string, body?: unknown): Promise<Answer<T>> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  const headers = { authorization: `Bearer ${session}`, ...(body === undefined ? {} : length) };
  const method = body === undefined ? 'GET' : 'POST';
  const sent = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(address + path, { method, agent, headers }, (answer) => {
      let got = '';
      answer.setEncoding('utf8').on('data', (part: string) => (got += part));
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode} ${got}`));
        else resolve({ body: JSON.parse(got) as T, ms: performance.now() - sent });
      });
    });
    asked.on('error', reject);
    asked.end(text);
  });
}

interface Course {
  readonly stream: string;
  readonly trainer: TestDevice;
  readonly trainees: readonly TestDevice[];
}

async function makeCourse(
  address: string,
  office: TestDevice,
  people: number,
  teams: number,
): Promise<Course> {
  await office.enrol();
  const { stream } = (await (await office.call('POST', paths.courses, {})).json()) as MadeCourse;
  const accounts = Array.from({ length: people }, (_, i) => `trainee-${i}`);
  const named = Array.from({ length: teams }, (_, i) => `t${i}`);
  const now = Date.now();
  const hours = { starts: now, ends: now + 7_200_000 };
  const drafts: (readonly [string, EventBody['fields']])[] = [
    ['course.opened', { title: 'Common start', zone: 'UTC', ...hours }],
    ['person.enrolled', { account: 'trainer', name: 'Trainer', role: 'trainer' }],
    ...accounts.map((account) => ['person.enrolled', { account, name: account, role: 'trainee' }] as const),
    ...named.map(
      (team, i) =>
        ['team.formed', { team, name: team, members: accounts.filter((_, k) => k % teams === i) }] as const,
    ),
    [
      'run.planned',
      { run: RUN, plays: 'exercise:blue-tape', version: '1.0.0', teams: named, ...hours, assessed: false },
    ],
  ];
  for (let at = 0; at < drafts.length; at += 500) {
    const entries: Entry[] = [];
    for (const [kind, fields] of drafts.slice(at, at + 500))
      entries.push(await office.write(stream, kind, fields, 'programme-office'));
    taken(await office.push(stream, entries), entries.length);
  }
  const [trainer, ...trainees] = await devicesOf(address, office, stream, ['trainer', ...accounts]);
  if (trainer === undefined) throw new Error('no trainer');
  taken(await trainer.push(stream, [await trainer.write(stream, 'run.started', { run: RUN }, 'trainer')]), 1);
  return { stream, trainer, trainees };
}

async function devicesOf(
  address: string,
  office: TestDevice,
  stream: string,
  accounts: readonly string[],
): Promise<readonly TestDevice[]> {
  const devices: TestDevice[] = [];
  for (let at = 0; at < accounts.length; at += LINKS_AT_ONCE) {
    const asked = { accounts: accounts.slice(at, at + LINKS_AT_ONCE) };
    const answer = await office.call('POST', paths.courseLinks(stream), asked);
    const links = (await answer.json()) as FreshLink[];
    const made = await Promise.all(
      links.map(async ({ account, token }) => {
        const { session } = await signIn(address, token);
        const device = new TestDevice(address, session, account);
        await device.enrol();
        return device;
      }),
    );
    devices.push(...made);
  }
  return devices;
}

function taken({ accepted, refused }: Pushed, count: number): void {
  if (accepted.length !== count) throw new Error(`not accepted: ${JSON.stringify(refused.slice(0, 3))}`);
}

/** Newest sum of events every watcher has, and when they had it. */
interface Boards {
  readonly reached: (events: number) => Promise<number>;
  readonly stop: () => void;
}

async function watchBoard(address: string, trainer: TestDevice, count: number): Promise<Boards> {
  const child: ChildProcess = fork(watcherFile, [
    `${address}${paths.runBoardLive(RUN)}?changes=yes`,
    trainer.session,
    String(count),
  ]);
  const got: { events: number; at: number }[] = [];
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: { ready?: true; events?: number; at?: number; failed?: string }) => {
      if (message.failed !== undefined) reject(new Error(message.failed));
      if (message.ready === true) resolve();
      if (message.events !== undefined) got.push({ events: message.events, at: message.at ?? 0 });
    });
  });
  return {
    stop: () => void child.kill(),
    async reached(events) {
      for (let waited = 0; waited < 30_000; waited += 10) {
        const found = got.find((one) => one.events >= events);
        if (found !== undefined) return found.at;
        await pause(10);
      }
      throw new Error(`the boards never showed ${events} acts; newest ${got.at(-1)?.events ?? 0}`);
    },
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * CPU time of a process so far, milliseconds, or of the one thread that reads its requests; 0 where the system does not
 * tell.
 */
function cpuOf(pid: number, thread: 'all' | 'requests' = 'all'): number {
  try {
    const file = thread === 'all' ? `/proc/${pid}/stat` : `/proc/${pid}/task/${pid}/stat`;
    const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '500' },
    teams: { type: 'string', default: '100' },
    watchers: { type: 'string', default: '500' },
    probes: { type: 'string', default: '10' },
  },
});
const [people, teams, watchers, probes] = [values.people, values.teams, values.watchers, values.probes].map(
  Number,
) as [number, number, number, number];
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-bench-'));
const child = spawn(process.execPath, [main, '--data', folder, '--port', '0', '--json', '--empty'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const first = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const { address, links } = JSON.parse(String(first.value)) as {
    address: string;
    links: Record<string, string>;
  };
  const { account, session } = await signIn(address, links['programme-office']?.split('#')[1] ?? '');
  const prepared = performance.now();
  const course = await makeCourse(address, new TestDevice(address, session, account.id), people, teams);
  const setUp = performance.now() - prepared;
  const boards = await watchBoard(address, course.trainer, watchers);
  const pid = child.pid ?? 0;

  await Promise.all(course.trainees.map((one) => ask(address, one.session, paths.me)));
  await pause(3_000);

  const cpu = cpuOf(pid);
  const opened = await Promise.all(
    course.trainees.map((one) =>
      ask<CaseSummary>(address, one.session, paths.cases, { exercise: 'blue-tape', run: RUN }),
    ),
  );
  const cpuOpened = cpuOf(pid);
  const firsts = await Promise.all(
    course.trainees.map(async (one, i) => {
      const stream = opened[i]?.body.stream ?? '';
      const opening = { setting: 'exercise', title: 'Common start', exercise: 'blue-tape@1.0.0' };
      return { stream, entries: [await one.write(stream, 'case.opened', opening)] };
    }),
  );
  const requestsCpu = cpuOf(pid, 'requests');
  const pushed = await Promise.all(
    course.trainees.map(async (one, i) => {
      const { stream, entries } = firsts[i]!;
      const answer = await ask<Pushed>(address, one.session, paths.entries(stream), { entries });
      taken(answer.body, 1);
      return answer;
    }),
  );
  const cpuPushed = cpuOf(pid);
  const requestsPushed = cpuOf(pid, 'requests');
  const all = Date.now();
  const burstShown = (await boards.reached(people)) - all;
  const fresh: number[] = [];
  for (let i = 0; i < probes; i++) {
    const one = course.trainees[i % people]!;
    const stream = firsts[i % people]!.stream;
    const entry = await one.write(stream);
    const at = Date.now();
    taken(await one.push(stream, [entry]), 1);
    fresh.push((await boards.reached(people + i + 1)) - at);
    await pause(300);
  }
  boards.stop();
  const [asks, pushes] = [opened, pushed].map((answers) => answers.map((one) => one.ms)) as [
    number[],
    number[],
  ];
  const figures = {
    'asks for a record, p50 ms': percentile(asks, 0.5),
    'asks for a record, p99 ms': percentile(asks, 0.99),
    'first acts, p50 ms': percentile(pushes, 0.5),
    'first acts, p99 ms': percentile(pushes, 0.99),
    'server CPU for an ask, ms': (cpuOpened - cpu) / people,
    'server CPU for a first act, ms': (cpuPushed - cpuOpened) / people,
    'of that on the thread of the requests, ms': (requestsPushed - requestsCpu) / people,
    'burst on every board after, ms': Math.max(0, burstShown),
    'one act on every board, p50 ms': percentile(fresh, 0.5),
    'one act on every board, most ms': Math.max(...fresh),
  };
  const notes = `${people} people of ${teams} teams at once, ${watchers} boards open, no error; client, watchers and server share the machine; set-up took ${Math.round(setUp / 1_000)} s.`;
  console.log(JSON.stringify({ figures, notes }));
} finally {
  child.kill('SIGKILL');
  agent.destroy();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
