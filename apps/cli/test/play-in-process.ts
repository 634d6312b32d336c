/** Plays act scripts on sessions in this process: the workbench, practices and score without server or disk. */
import { createHash, hash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { concatBytes, memorySource, type Hashing } from '@tracecraft/bytes';
import { debriefOf, parseExercise, type CaseState, type Debrief, type Exercise } from '@tracecraft/course';
import { openEvidence, type DiskImage, type FileSystem } from '@tracecraft/image';
import {
  checkRecord,
  compilePractices,
  createMonitor,
  parsePractice,
  type CompiledPractices,
} from '@tracecraft/practice';
import { eventId, type Entry, type Signer } from '@tracecraft/record';
import {
  createSession,
  offsetMinutesAt,
  openCase,
  parseScript,
  runScript,
  type OpenedEvidence,
  type ScriptRun,
  type Session,
  type Stage,
} from '@tracecraft/workbench';

const root = join(import.meta.dirname, '../../..');

/** Node's one-shot hash; the event secrets of a play are no secrets, so no HMAC either. */
const quickHashing: Hashing = {
  sha256: (...parts) => new Uint8Array(hash('sha256', concatBytes(...parts), 'buffer')),
  hmacSha256: (key, message) => new Uint8Array(hash('sha256', concatBytes(key, message), 'buffer')),
};

export function readContent(path: string): string {
  return readFileSync(join(root, 'content', path), 'utf8');
}

export function exercise(id: string): Exercise {
  const read = parseExercise(
    readContent(`exercises/${id}/exercise.yaml`),
    readContent(`exercises/${id}/truth.yaml`),
  );
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.exercise;
}

/** Practices an exercise puts in force. */
export function practicesOf({ practices }: Exercise): CompiledPractices {
  const files = readdirSync(join(root, 'content/practices')).filter((name) => name.endsWith('.practice.md'));
  const parsed = files.map((name) => parsePractice(readContent(`practices/${name}`)));
  const all = parsed.flatMap((one) => ('practice' in one ? [one.practice] : []));
  return compilePractices(all.filter((practice) => practices.ids.includes(practice.id)));
}

/** Evidence bytes opened once, with digests remembered. */
export function opened(bytes: Uint8Array): OpenedEvidence & { readonly disk: DiskImage } {
  const ports = {
    inflate: (packed: Uint8Array, length: number) =>
      new Uint8Array(inflateSync(packed, { maxOutputLength: length })),
  };
  const digests = new Map<string, string>();
  const digest = (algorithm: string): string => {
    const known =
      digests.get(algorithm) ??
      createHash(algorithm.replace('-', '').toLowerCase()).update(bytes).digest('hex');
    digests.set(algorithm, known);
    return known;
  };
  const disk = openEvidence([{ name: 'evidence.img', source: memorySource(bytes) }], ports);
  return {
    disk: { ...disk, fileSystems: disk.fileSystems.map(listedOnce) },
    digest: async (algorithm) => digest(algorithm),
  };
}

/** The same file system, its listing walked once: hundreds of plays look up the same five paths. */
function listedOnce(fileSystem: FileSystem): FileSystem {
  const entries = [...fileSystem.entries()];
  return new Proxy(fileSystem, {
    get(target, name) {
      if (name === 'entries') return () => entries;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

export function shippedStick(): ReturnType<typeof opened> {
  return opened(
    gunzipSync(readFileSync(join(root, 'content/exercises/blue-tape/evidence/usb-stick.img.gz'))),
  );
}

export interface Play {
  readonly run: ScriptRun;
  readonly state: CaseState;
  readonly debrief: Debrief;
  /** Object id → word of the script. */
  readonly words: ReadonlyMap<string, string>;
}

/** Everything a play needs that does not change from one script to the next. */
export interface Theatre {
  readonly exercise: Exercise;
  readonly compiled: CompiledPractices;
  readonly evidence: ReadonlyMap<string, OpenedEvidence>;
}

export async function play(theatre: Theatre, source: string): Promise<Play> {
  const script = parseScript(source);
  const clock = { time: script.lines[0]?.at ?? 0 };
  const sessions = new Map<string, Session>();
  for (const { handle, duty } of script.officers)
    sessions.set(handle, await openSession(handle, duty, script.zone, clock));
  const stage: Stage = {
    hashing: quickHashing,
    officers: new Map([...sessions].map(([handle, session]) => [handle, { id: handle, session }])),
    adviceMode: 'debrief',
    opening: openCase({
      setting: 'exercise',
      title: 'Play',
      exercise: theatre.exercise.id,
      profile: 'p',
      profileDigest: '00'.repeat(32),
      overlay: 'none',
    }),
    setTime: (time) => {
      clock.time = time;
    },
    exchange: async () => {
      const fresh = [...sessions.values()].flatMap((session) => session.outbox());
      for (const session of sessions.values()) {
        session.receive(fresh);
        session.acknowledge(fresh.map((entry) => eventId(quickHashing, entry.header)));
      }
    },
    photograph: async () => null,
    evidence: async (id) =>
      theatre.evidence.get(id) ??
      Promise.reject(Object.assign(new Error(id), { code: 'evidence.absent', params: { id } })),
  };
  const run = await runScript(script, stage);
  const events = [...sessions.values()][0]?.events() ?? [];
  const verdicts = checkRecord(theatre.compiled, events, { closed: true, now: clock.time });
  const state: CaseState = {
    exercise: theatre.exercise,
    events,
    verdicts,
    closed: true,
    handedIn: events.some((one) => one.header.kind === 'case.handed-in'),
  };
  const words = new Map([...run.names].map(([word, id]) => [id, word]));
  return { run, state, debrief: debriefOf(state), words };
}

let drawn = 0;

function openSession(handle: string, duty: string, zone: string, clock: { time: number }): Promise<Session> {
  const kept: Entry[] = [];
  const offsetMinutes = offsetMinutesAt(zone, clock.time);
  return createSession({
    ports: {
      hashing: quickHashing,
      signer: unsigned(handle),
      clock: {
        now: () => clock.time,
        monotonic: () => clock.time,
        zoneAt: () => ({ zone, offsetMinutes }),
        uncertaintyMs: 0,
        source: 'manual',
      },
      random: (length) => createHash('sha512').update(`draw ${drawn++}`).digest().subarray(0, length),
      journal: { append: async (entry) => void kept.push(entry), load: async () => kept },
    },
    stream: 'case:play',
    officer: { id: handle, role: duty },
    monitor: () => createMonitor(compilePractices([])),
    advise: () => [],
    driftCapMs: Number.POSITIVE_INFINITY,
  });
}

/** Signs nothing: plays are judged by what they record, and hundreds of them run in one test. */
function unsigned(handle: string): Signer {
  const bytes = new Uint8Array(createHash('sha256').update(handle).digest());
  return { publicKey: { algorithm: 'ed25519', bytes }, sign: async () => new Uint8Array(64) };
}
