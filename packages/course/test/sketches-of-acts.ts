import { kindOfVerb, type EventKind, type FieldSpec, type FieldValue } from '@tracecraft/record';
import type { Exercise } from '../src/index.ts';
import type { Sketch } from './case-builder.ts';

/** Where the day of a sketch begins on the wall clock of the plays, minutes. */
const START = 6 * 60;
const MIDNIGHT = Date.UTC(2026, 2, 8, 17);

/**
 * The acts of a play of `exercise`, as sketches: this room may not know the workbench that plays them. What the
 * laboratory would compute (digests, places of bytes) is taken from the exercise and its truth.
 */
export function sketchesOfActs(exercise: Exercise, play: string): readonly Sketch[] {
  return play
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => sketchOf(exercise, wordsOf(line)));
}

function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

function sketchOf(exercise: Exercise, [time = '', by = '', verb = '', ...rest]: readonly string[]): Sketch {
  const kind = kindOfVerb(verb);
  if (kind === undefined) throw new Error(`no verb ${verb}`);
  const { subject, said } = partsOf(kind, rest);
  const created = (kind.creates ?? []).length > 0;
  return {
    minute: minutesOf(time) - START,
    verb,
    by,
    ...(created && subject !== undefined ? { name: subject } : {}),
    objects: objectsOf(kind, said, created ? undefined : subject),
    fields: { ...fieldsOf(kind, said), ...measured(exercise, kind, said) },
  };
}

/** The name after the verb, where there is one, and what is said of it in pairs of words. */
function partsOf(
  kind: EventKind,
  rest: readonly string[],
): { readonly subject: string | undefined; readonly said: ReadonlyMap<string, string> } {
  const [first = ''] = rest;
  const role = kind.objects.find(({ type }) => !ofCase(type))?.role;
  const named = role !== undefined && kind.fields[first] === undefined && first !== role;
  const from = named || (kind.creates ?? []).length > 0 ? 1 : 0;
  const said = new Map<string, string>();
  for (let i = from; i + 1 < rest.length; i += 2) said.set(rest[i]!, rest[i + 1]!);
  return { subject: from === 1 ? first : undefined, said };
}

function ofCase(type: string): boolean {
  return ['case', 'scene', 'search'].includes(type);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 60 + minutes + seconds / 60;
}

function objectsOf(
  kind: EventKind,
  said: ReadonlyMap<string, string>,
  subject: string | undefined,
): Readonly<Record<string, string>> {
  const own = kind.objects.find(({ type }) => !ofCase(type))?.role;
  return Object.fromEntries(
    kind.objects.flatMap(({ role, type }) => {
      const device = role === 'device' ? said.get('from') : undefined;
      const name = ofCase(type)
        ? 'the-case'
        : role === own
          ? (subject ?? said.get(role) ?? device)
          : said.get(role);
      return name === undefined ? [] : [[role, name] as const];
    }),
  );
}

function fieldsOf(kind: EventKind, said: ReadonlyMap<string, string>): Readonly<Record<string, FieldValue>> {
  const rows = [...said].flatMap(([name, text]) => {
    const spec = kind.fields[name];
    return spec === undefined ? [] : [[name, valueOf(spec, text)] as const];
  });
  return Object.fromEntries(rows);
}

function valueOf({ type }: FieldSpec, text: string): FieldValue {
  if (type === 'yes-no') return text === 'yes';
  if (type === 'integer') return Number(text);
  if (type === 'time') return MIDNIGHT + minutesOf(text) * 60_000;
  return type === 'list' ? text.split(',') : text;
}

/** What the laboratory measures. */
function measured(
  { evidence: [evidence], truth }: Exercise,
  { kind }: EventKind,
  said: ReadonlyMap<string, string>,
): Readonly<Record<string, FieldValue>> {
  const sha256 = evidence?.sha256 ?? '';
  if (kind === 'image.acquired') return { sha256 };
  if (kind === 'image.hashed') return { value: sha256 };
  if (kind === 'image.verified') return { value: sha256, match: true };
  if (kind === 'image.examined') return { source: 'copy' };
  const place = truth.findings.find(({ question }) => question === said.get('question'))?.at[0];
  return kind === 'finding.stated' && place !== undefined ? { ...place } : {};
}
