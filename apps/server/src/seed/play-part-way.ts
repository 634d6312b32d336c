import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { toBase64 } from '@tracecraft/bytes';
import { briefOf, type Course, type Exercise } from '@tracecraft/course';
import { adviseFrom, createMonitor, type CompiledPractices } from '@tracecraft/practice';
import type { Account } from '@tracecraft/protocol';
import { eventId, type Entry, type Signer } from '@tracecraft/record';
import {
  createSession,
  movedScript,
  offsetMinutesAt,
  openExercise,
  parseScript,
  runScript,
  wallToUtc,
  type Script,
  type Session,
  type Stage,
} from '@tracecraft/workbench';
import { nodeHashing } from '../adapters/node-hashing.ts';
import { acceptEntries } from '../push/accept-entries.ts';
import { casePushRules } from '../push/case-rules.ts';
import { newCaseStream } from '../routes/cases.ts';
import type { Services } from '../services.ts';

/** The newest act of the part-way team lies this long before the start of the server. */
const BEHIND_MS = 90_000;

interface Clock {
  time: number;
}

/** Plays the recorded acts of one team up to the course's `until`, moved in time so that the last is just over. */
export async function playPartWay(services: Services, contentFolder: string, course: Course): Promise<void> {
  const { partWay } = course;
  if (partWay === null) return;
  const exercise = services.library.exercise(partWay.exercise);
  const file = join(contentFolder, 'exercises', exercise.id, 'plays', partWay.acts);
  const script = untilNow(parseScript(readFileSync(file, 'utf8')), partWay.until, services.now() - BEHIND_MS);
  const members = await services.store.members(partWay.team);
  const cast = script.officers.flatMap((officer, i) =>
    members[i] === undefined ? [] : [{ officer, member: members[i] }],
  );
  if (cast.length < script.officers.length) return;
  const named = cast.map(({ officer, member }) => ({ ...officer, name: member.name, agency: member.agency }));
  const row = {
    stream: newCaseStream(),
    exercise: exercise.id,
    team: partWay.team,
    course: null,
    run: null,
    dryRun: false,
    opened: services.now(),
  };
  const { stream } = await services.store.openCase(row);
  const clock: Clock = { time: script.lines[0]?.at ?? 0 };
  const practices = services.shelf.inForce(exercise);
  const officers: Officer[] = [];
  for (const { officer, member } of cast)
    officers.push(
      await officerAt(services, { stream, member, clock, practices, zone: script.zone, ...officer }),
    );
  await runScript({ ...script, officers: named }, stageOf(services, exercise, stream, officers, clock));
  services.live.grown(stream);
}

/** The lines up to the wall-clock time `until` of the script's first day, moved so that the last is recorded at `end`. */
function untilNow(script: Script, until: string, end: number): Script {
  const [first] = script.lines;
  if (first === undefined) return script;
  const day = new Date(first.at + offsetMinutesAt(script.zone, first.at) * 60_000).toISOString().slice(0, 10);
  const [hours = 0, minutes = 0] = until.split(':').map(Number);
  const last = wallToUtc(script.zone, day, hours * 3_600 + minutes * 60);
  const kept = script.lines.filter(({ at }) => at <= last);
  const shift = end - (kept.at(-1)?.at ?? end);
  return movedScript({ ...script, lines: kept }, shift);
}

interface Officer {
  readonly handle: string;
  readonly account: Account;
  readonly session: Session;
}

interface OfficerSeed {
  readonly handle: string;
  readonly duty: string;
  readonly stream: string;
  readonly zone: string;
  readonly member: Account;
  readonly clock: Clock;
  readonly practices: CompiledPractices;
}

/** A session on a device of its own: a key that is enrolled like any other and forgotten afterwards. */
async function officerAt({ agency }: Services, seed: OfficerSeed): Promise<Officer> {
  const { stream, zone, member, clock, practices } = seed;
  const signer = freshSigner();
  await agency.enrol(member, { algorithm: 'ed25519', publicKey: toBase64(signer.publicKey.bytes) });
  const session = await createSession({
    ports: {
      hashing: nodeHashing,
      signer,
      clock: {
        now: () => clock.time,
        monotonic: () => clock.time,
        zoneAt: (time) => ({ zone, offsetMinutes: offsetMinutesAt(zone, time) }),
        uncertaintyMs: 1_000,
        source: 'device',
      },
      random: (length) => new Uint8Array(randomBytes(length)),
      journal: { append: async () => undefined, load: async () => [] },
    },
    stream,
    officer: { id: member.id, role: seed.duty },
    monitor: () => createMonitor(practices),
    advise: (verdicts) => adviseFrom(verdicts, { compiled: practices, now: clock.time }),
    driftCapMs: Number.POSITIVE_INFINITY,
  });
  return { handle: seed.handle, account: member, session };
}

function freshSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return {
    publicKey: { algorithm: 'ed25519', bytes: new Uint8Array(Buffer.from(x, 'base64url')) },
    sign: (message) => Promise.resolve(new Uint8Array(sign(null, message, privateKey))),
  };
}

function stageOf(
  services: Services,
  exercise: Exercise,
  stream: string,
  officers: readonly Officer[],
  clock: Clock,
): Stage {
  return {
    hashing: nodeHashing,
    officers: new Map(officers.map(({ handle, account, session }) => [handle, { id: account.id, session }])),
    adviceMode: exercise.adviceMode,
    opening: openExercise(nodeHashing, briefOf(exercise), services.shelf.inForce(exercise).practices),
    setTime(time) {
      clock.time = time;
    },
    exchange: () => exchange(services, exercise, stream, officers, clock.time),
    photograph: (thing) => picture(services, exercise, officers[0]?.account.team ?? '', thing),
    evidence: (name) =>
      Promise.reject(Object.assign(new Error(name), { code: 'evidence.not-added', params: {} })),
  };
}

/** Pushes what each device has through the same checks as any other push, then hands it to the others. */
async function exchange(
  { store }: Services,
  { setting }: Exercise,
  stream: string,
  officers: readonly Officer[],
  time: number,
): Promise<void> {
  const fresh: Entry[] = [];
  for (const { account, session } of officers) {
    const entries = session.outbox();
    if (entries.length === 0) continue;
    await acceptEntries(store, casePushRules(stream, account, setting), entries, time);
    session.acknowledge(entries.map((entry) => eventId(nodeHashing, entry.header)));
    fresh.push(...entries);
  }
  for (const { session } of officers) session.receive(fresh);
}

/** The drawing of a thing as its photograph, kept as the team's blob. */
async function picture(
  { blobs, library, store }: Services,
  exercise: Exercise,
  team: string,
  thing: string | null,
): Promise<{ sha256: string; size: number; mediaType: string } | null> {
  const view = exercise.scene?.things.find((one) => one.id === thing)?.view;
  if (view === undefined) return null;
  const bytes = Buffer.from(library.view(exercise.id, view));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const blob = { sha256, size: bytes.length, mediaType: 'image/svg+xml' };
  if (!blobs.has(sha256)) await blobs.put(sha256, Readable.from([bytes]));
  await store.addBlob(blob, team);
  return blob;
}
