import { kindNamed, type CaseEvent, type FieldSpec, type FieldValue } from '@tracecraft/record';
import type { Phrases } from '@tracecraft/phrases';
import type { CaseNames } from './case-names.ts';

/** Fields that say nothing to a reader of one line: digests, places in an image, tools. */
const NOT_TOLD: readonly string[] = [
  'sha256',
  'content-sha256',
  'value',
  'digest',
  'entry',
  'partition',
  'tool',
  'size',
  'number',
  'x-mm',
  'y-mm',
  'scene-object',
];
const LONGEST = 80;

/** One line of the record as a short sentence: `Photographed exhibit 3, close-up, with scale`. */
export function sayEvent(event: CaseEvent, phrases: Phrases, names: CaseNames): string {
  const kind = event.header.kind;
  const title = phrases.has(`event.${kind}`) ? phrases.say(`event.${kind}`) : kind;
  const object = objectName(event, names);
  const head = object === null ? title : phrases.say('event.about', { event: title, object });
  const specs: Readonly<Record<string, FieldSpec>> = kindNamed(kind)?.fields ?? {};
  const details = Object.keys(specs)
    .filter((field) => !NOT_TOLD.includes(field))
    .flatMap((field) => {
      const value = event.body.fields[field];
      const spec = specs[field];
      return value === undefined || spec === undefined
        ? []
        : [sayDetail(field, spec, value, { event, phrases, names })];
    });
  return [head, ...details].join(', ');
}

function objectName(event: CaseEvent, names: CaseNames): string | null {
  const about = event.body.objects.find(
    ({ role }) => role === 'exhibit' || role === 'device' || role === 'image' || role === 'person',
  );
  return names.object(event.id) ?? (about === undefined ? null : names.object(about.id));
}

interface Telling {
  readonly event: CaseEvent;
  readonly phrases: Phrases;
  readonly names: CaseNames;
}

function sayDetail(
  field: string,
  spec: FieldSpec,
  value: FieldValue,
  { event, phrases, names }: Telling,
): string {
  if (typeof value === 'boolean') {
    const own = `detail.${field}.${value ? 'yes' : 'no'}`;
    return phrases.has(own)
      ? phrases.say(own)
      : `${sayField(field, phrases)}: ${phrases.say(value ? 'word.yes' : 'word.no')}`;
  }
  if (spec.type === 'choice') return sayChoice(String(value), phrases);
  if (spec.type === 'person') return `${sayField(field, phrases)}: ${names.officer(String(value))}`;
  if (spec.type === 'time') return `${sayField(field, phrases)}: ${wallClock(Number(value), event)}`;
  if (typeof value === 'number')
    return `${sayField(field, phrases)}: ${value}${spec.unit === undefined || spec.unit === 'count' ? '' : ` ${spec.unit}`}`;
  const text = typeof value === 'string' ? (names.object(value) ?? value) : value.join(', ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** A choice's word; values that are names already (SHA-256) stay as they are. */
export function sayChoice(value: string, phrases: Phrases): string {
  return phrases.has(`choice.${value}`) ? phrases.say(`choice.${value}`) : value;
}

/** The name of a field, or its identifier where no language of the chain has one. */
export function sayField(field: string, phrases: Phrases): string {
  return phrases.has(`field.${field}`) ? phrases.say(`field.${field}`) : field;
}

/** `HH:MM` at the offset the officer saw. */
export function wallClock(time: number, event: CaseEvent): string {
  return new Date(time + event.body.claimed.offsetMinutes * 60_000).toISOString().slice(11, 16);
}
