/** Records for tests, written down without workbench or signatures: what score and board read, nothing more. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkRecord,
  compilePractices,
  parsePractice,
  type CheckVerdict,
  type CompiledPractices,
} from '@tracecraft/practice';
import { kindOfVerb, type CaseEvent, type FieldValue } from '@tracecraft/record';
import { parseExercise, scoreCase, type CaseState, type Exercise, type Score } from '../src/index.ts';

const content = join(import.meta.dirname, '../../../content');

export function readContent(path: string): string {
  return readFileSync(join(content, path), 'utf8');
}

export function exercise(id: string): Exercise {
  const read = parseExercise(
    readContent(`exercises/${id}/exercise.yaml`),
    readContent(`exercises/${id}/truth.yaml`),
  );
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.exercise;
}

export function practicesOf({ practices }: Exercise): CompiledPractices {
  const names = readdirSync(join(content, 'practices')).filter((name) => name.endsWith('.practice.md'));
  const read = names
    .map((name) => parsePractice(readContent(`practices/${name}`)))
    .flatMap((one) => ('practice' in one ? [one.practice] : []));
  return compilePractices(read.filter((practice) => practices.ids.includes(practice.id)));
}

/** An act in short. `name` is the object it creates or its own id; roles name objects. Minutes give its place in time. */
export interface Sketch {
  readonly minute: number;
  readonly verb: string;
  readonly by: string;
  readonly name?: string;
  readonly objects?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, FieldValue>>;
}

const DAY = Date.UTC(2026, 2, 8, 23, 0);
const TYPES: Readonly<Record<string, string>> = { exhibit: 'exhibit', device: 'device', image: 'image' };

export function idOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

/** Events of `sketches`, oldest first, from one device whose clock is exact. */
export function recordOf(sketches: readonly Sketch[]): readonly CaseEvent[] {
  const opened: Sketch = {
    minute: -1,
    verb: 'open-case',
    by: 'linh',
    name: 'the-case',
    fields: { setting: 'exercise', title: 'Test' },
  };
  const ordered = [opened, ...sketches.toSorted((a, b) => a.minute - b.minute)];
  return ordered.map((sketch, seq) => eventOf(sketch, seq));
}

function eventOf({ minute, verb, by, name, objects = {}, fields = {} }: Sketch, seq: number): CaseEvent {
  const time = DAY + Math.round(minute * 60_000);
  const kind = kindOfVerb(verb)?.kind;
  if (kind === undefined) throw new Error(`no verb ${verb}`);
  const refs = Object.entries(objects).map(([role, object]) => ({
    role,
    type: TYPES[role] ?? role,
    id: idOf(object),
  }));
  return {
    id: idOf(name ?? `${verb} ${minute} ${by} ${JSON.stringify(objects)} ${JSON.stringify(fields)}`),
    header: {
      v: 0,
      kind,
      stream: 'case:test',
      feed: 'feed',
      seq,
      prev: null,
      hlc: (BigInt(time) << 16n).toString(),
      key: 'key',
      seen: null,
      root: '',
    },
    body: {
      claimed: { start: time, offsetMinutes: 420, zone: 'Asia/Bangkok' },
      recorded: time,
      clock: { source: 'manual', uncertaintyMs: 0, epoch: 0 },
      performer: by,
      role: 'lead',
      enteredVia: 'hand',
      objects: refs,
      informedBy: [],
      fields,
      attachments: [],
    },
  };
}

/** A record judged with the exercise's own practices, as at the close of the case. */
export function judged(
  one: Exercise,
  compiled: CompiledPractices,
  sketches: readonly Sketch[],
): CaseState & { readonly score: Score } {
  const events = recordOf(sketches);
  const verdicts = checkRecord(compiled, events, { closed: true, now: DAY + 24 * 3_600_000 });
  const state: CaseState = { exercise: one, events, verdicts, closed: true, handedIn: true };
  return { ...state, score: scoreCase(state) };
}

/** Departures by practice, step and object. */
export function departures(verdicts: readonly CheckVerdict[]): ReadonlySet<string> {
  return new Set(
    verdicts
      .filter((one) => one.verdict === 'violated')
      .map(({ practice, step, object }) => `${practice}/${step} ${object.id}`),
  );
}
