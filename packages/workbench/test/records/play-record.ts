import { createHash, randomBytes } from 'node:crypto';
import { portableHashing, type Hashing } from '@tracecraft/bytes';
import { createMonitor, type CheckVerdict, type CompiledPractices, type Monitor } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import { openCase, offsetMinutesAt, runScript, type Act, type Session, type Stage } from '../../src/index.ts';
import { bench, exchange, fakeClock, fakeJournal, nodeSigner, type Bench, type FakeClock } from '../fakes.ts';
import { mutate, type Mutated, type Mutation } from './mutation.ts';
import { standInEvidence } from './stand-in-evidence.ts';

export interface PlayedRecord {
  readonly events: readonly CaseEvent[];
  /** As they stand when the case closes. */
  readonly verdicts: readonly CheckVerdict[];
  /** Id → word of the script. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Plays a record on one workbench session an officer, with at most one mutation, and closes it. A line that is refused
 * is an error: a fault must be an act that was recorded, not one that was not.
 */
export async function playRecord(
  source: string,
  compiled: CompiledPractices,
  mutation: Mutation | null = null,
): Promise<PlayedRecord> {
  const mutated = mutate(source, mutation);
  const { script } = mutated;
  const clock = fakeClock();
  clock.zoneAt = (time) => ({ zone: script.zone, offsetMinutes: offsetMinutesAt(script.zone, time) });
  const benches = new Map<string, Bench>();
  for (const [i, { handle }] of script.officers.entries())
    benches.set(handle, await benchOf(handle, clock, () => (i === 0 ? createMonitor(compiled) : silent)));
  const playing = { line: 0 };
  const run = await runScript(script, stageOf(mutated, benches, clock, playing), {
    onLine: ({ line }) => (playing.line = line),
  });
  if (run.refused.length > 0) throw new Error(JSON.stringify(run.refused, null, 1));
  const [first] = benches.values();
  if (first === undefined) throw new Error('no officer');
  return {
    events: first.session.events(),
    verdicts: first.session.closedVerdicts(),
    names: new Map([...run.names].map(([name, id]) => [id, name])),
  };
}

/** The record is judged once, by the first officer's device; the others only record. */
const silent: Monitor = { add: () => [], tick: () => [], close: () => [], verdicts: () => [] };

/** Node's SHA-256 is quicker; keys of its HMAC are prepared anew for each message, ours once. */
const nodeHashing: Hashing = {
  ...portableHashing,
  sha256: (...parts) => {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return new Uint8Array(hash.digest());
  },
};

function benchOf(handle: string, clock: FakeClock, monitor: () => Monitor): Promise<Bench> {
  const journal = fakeJournal();
  const ports = { hashing: nodeHashing, signer: nodeSigner(), clock, random: randomBytes, journal };
  return bench(handle, { monitor, ports }, journal, clock);
}

function stageOf(
  mutated: Mutated,
  benches: ReadonlyMap<string, Bench>,
  clock: FakeClock,
  playing: { readonly line: number },
): Stage {
  const { script } = mutated;
  return {
    hashing: nodeHashing,
    officers: new Map(
      [...benches].map(([handle, { session }]) => [
        handle,
        { id: handle, session: altering(session, mutated, playing) },
      ]),
    ),
    adviceMode: 'debrief',
    opening: openCase({
      setting: 'exercise',
      title: script.title ?? '',
      exercise: null,
      profile: 'shared',
      profileDigest: '5a'.repeat(32),
      overlay: 'none',
    }),
    setTime: (time) => {
      clock.time = time;
      clock.mono = time;
    },
    exchange: async () => {
      exchange(...benches.values());
      for (const { session } of benches.values()) session.acknowledge(session.events().map(({ id }) => id));
    },
    photograph: async () => null,
    evidence: async (name) => standInEvidence(name),
  };
}

/** The session, but for the one field that is altered in the act of one line. */
function altering(session: Session, { alter }: Mutated, playing: { readonly line: number }): Session {
  return new Proxy(session, {
    get: (target, name) =>
      name === 'perform'
        ? (act: Act) => target.perform(alter?.line.line === playing.line ? altered(act, alter) : act)
        : bound(target, name as keyof Session),
  });
}

function bound(session: Session, name: keyof Session): unknown {
  const value: unknown = session[name];
  return typeof value === 'function' ? value.bind(session) : value;
}

function altered(act: Act, { field, value }: NonNullable<Mutated['alter']>): Act {
  const { [field]: before, ...others } = act.fields;
  if (before === value) throw new RangeError(`${field} is ${String(value)} already`);
  return { ...act, fields: value === null ? others : { ...others, [field]: value } };
}
