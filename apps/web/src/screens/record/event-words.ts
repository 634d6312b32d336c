import { kindNamed, type CaseEvent, type FieldSpec, type FieldValue } from '@tracecraft/record';
import { exhibits, officers, persons, textOf } from '@tracecraft/workbench';
import { formatMass, type Say } from '../../language/index.ts';

/** Names of what ids stand for in one case: `exhibit 3`, `Daw Mya`. */
export interface CaseNames {
  object(id: string): string | null;
  officer(id: string): string;
  /** Number on the marker of an exhibit, or null. */
  number(id: string): number | null;
}

/** Names from the record, and for officers who have not joined and course staff from `members`. */
export function caseNames(
  say: Say,
  events: readonly CaseEvent[],
  members: readonly { id: string; name: string }[],
): CaseNames {
  const numbers = new Map(exhibits(events).map((exhibit) => [exhibit.id, exhibit.number]));
  const met = new Map(persons(events).map((person) => [person.id, person.number]));
  const joined = new Map(officers(events).map((officer) => [officer.id, officer.name]));
  const listed = new Map(members.map((member) => [member.id, member.name]));
  const images = new Map(
    events.filter(({ header }) => header.kind === 'image.acquired').map((event) => [event.id, event]),
  );
  const officer = (id: string): string => {
    const name = joined.get(id);
    return (name === id ? undefined : name) ?? listed.get(id) ?? id;
  };
  return {
    officer,
    number: (id) => numbers.get(id) ?? null,
    object: (id) => {
      const number = numbers.get(id);
      if (number !== undefined) return say('object.exhibit', { number });
      const person = met.get(id);
      if (person !== undefined) return say('object.person', { number: person });
      if (images.has(id))
        return say('object.image', { hash: (textOf(images.get(id)!, 'sha256') ?? '').slice(0, 8) });
      return listed.has(id) || joined.has(id) ? officer(id) : null;
    },
  };
}

/** `Photographed exhibit 3`: what an event says happened. */
export function eventTitle(say: Say, event: CaseEvent, names: CaseNames): string {
  const about = event.body.objects.find(
    ({ role }) => role === 'exhibit' || role === 'device' || role === 'image' || role === 'person',
  );
  const created = (kindNamed(event.header.kind)?.creates ?? []).length > 0 ? event.id : null;
  const object = names.object(created ?? about?.id ?? '');
  const verb = say(`event.${event.header.kind}`);
  return object === null ? verb : `${verb}: ${object}`;
}

/** A field's value as people read it. */
export function fieldText(
  say: Say,
  language: string,
  spec: FieldSpec | undefined,
  value: FieldValue,
  names: CaseNames,
): string {
  if (typeof value === 'boolean') return say(value ? 'word.yes' : 'word.no');
  if (typeof value === 'number') return numberText(language, spec, value);
  if (typeof value !== 'string') return value.join(', ');
  if (spec?.type === 'choice') return choiceText(say, value);
  return spec?.type === 'person' ? names.officer(value) : (names.object(value) ?? value);
}

function numberText(language: string, spec: FieldSpec | undefined, value: number): string {
  if (spec?.unit === 'mg') return formatMass(value, language);
  if (spec?.type === 'time') return `${new Date(value).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const unit = spec?.unit === undefined || spec.unit === 'count' ? '' : ` ${spec.unit}`;
  return new Intl.NumberFormat(language).format(value) + unit;
}

/** A choice's word; values that are names already (SHA-256) stay as they are. */
export function choiceText(say: Say, value: string): string {
  const id = `choice.${value}`;
  const text = say(id);
  return text === id ? value : text;
}

/** Label of a field: the kind's own phrase where the plain one would mislead, else the shared one. */
export function fieldLabel(say: Say, kind: string, field: string): string {
  const own = `field.${kind}.${field}`;
  const text = say(own);
  return text === own ? say(`field.${field}`) : text;
}

/** Meaning of a kind for readers who have no phrase of it. */
export function isPlumbing(kind: string): boolean {
  return (kindNamed(kind)?.verbs.length ?? 0) === 0;
}
