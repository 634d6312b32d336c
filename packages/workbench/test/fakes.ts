import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { portableHashing } from '@tracecraft/bytes';
import type { Monitor } from '@tracecraft/practice';
import type { CaseEvent, Entry, Signer } from '@tracecraft/record';
import {
  createSession,
  openCase,
  type Clock,
  type Journal,
  type Session,
  type SessionOptions,
} from '../src/index.ts';

export const T0 = Date.UTC(2026, 2, 8, 23, 20);

/** Ed25519 through node:crypto: an implementation that shares nothing with ours. */
export function nodeSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return signerOver(publicKey, privateKey);
}

function signerOver(publicKey: KeyObject, privateKey: KeyObject): Signer {
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    publicKey: { algorithm: 'ed25519', bytes: new Uint8Array(raw) },
    sign: async (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}

export interface FakeClock extends Clock {
  time: number;
  mono: number;
}

export function fakeClock(start = T0): FakeClock {
  const clock: FakeClock = {
    time: start,
    mono: 0,
    now: () => clock.time,
    monotonic: () => clock.mono,
    zoneAt: () => ({ zone: 'Asia/Bangkok', offsetMinutes: 420 }),
    uncertaintyMs: 500,
    source: 'device',
  };
  return clock;
}

export interface FakeJournal extends Journal {
  readonly kept: Entry[];
  /** What the next append does. */
  mode: 'works' | 'fails' | 'fails-after-writing';
}

export function fakeJournal(kept: Entry[] = []): FakeJournal {
  const journal: FakeJournal = {
    kept,
    mode: 'works',
    append: async (entry) => {
      if (journal.mode === 'fails') throw new Error('disk full');
      kept.push(entry);
      if (journal.mode === 'fails-after-writing') throw new Error('connection lost');
    },
    load: async (stream) => kept.filter((entry) => entry.header.stream === stream),
  };
  return journal;
}

/** A monitor that only counts what it was fed: one verdict a case, so that tests see who reached it. */
export function countingMonitor(): Monitor {
  const seen = new Map<string, CaseEvent>();
  return {
    add: (events) => {
      for (const event of events) seen.set(event.id, event);
      return [];
    },
    tick: () => [],
    close: () => [],
    verdicts: () => [
      {
        practice: 'count',
        version: '1',
        step: String(seen.size),
        severity: 1,
        form: 'existence',
        object: { type: 'case', id: 'c' },
        on: null,
        verdict: 'holding',
        activation: null,
        proof: [],
        missing: null,
        deadline: null,
        since: null,
        nearestMiss: null,
        basis: null,
        late: false,
        explained: null,
        waived: null,
        revisedBecauseOf: null,
      },
    ],
  };
}

let salt = 0;

export interface Bench {
  readonly session: Session;
  readonly clock: FakeClock;
  readonly journal: FakeJournal;
  readonly options: SessionOptions;
}

export async function bench(
  officer = 'linh',
  over: Partial<SessionOptions> = {},
  journal = fakeJournal(),
  clock = fakeClock(),
): Promise<Bench> {
  const options: SessionOptions = {
    ports: {
      hashing: portableHashing,
      signer: nodeSigner(),
      clock,
      random: (length) => createHash('sha512').update(`salt ${salt++}`).digest().subarray(0, length),
      journal,
    },
    stream: 'case:t1',
    officer: { id: officer, role: 'lead' },
    monitor: countingMonitor,
    advise: () => [],
    ...over,
  };
  return { session: await createSession(options), clock, journal, options };
}

/** A bench whose case is open. */
export async function openBench(officer = 'linh'): Promise<Bench> {
  const opened = await bench(officer);
  const acts = openCase({
    setting: 'exercise',
    title: 'Test',
    exercise: 'test@1',
    profile: 'core',
    profileDigest: 'ab'.repeat(32),
    overlay: 'none',
  });
  for (const act of acts) await opened.session.perform(act);
  return opened;
}

/** Moves entries both ways, as a server would. */
export function exchange(...benches: readonly Bench[]): void {
  const all = benches.flatMap(({ session }) => session.outbox());
  for (const { session } of benches) session.receive(all);
}
