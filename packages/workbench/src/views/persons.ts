import { compareEvents, type CaseEvent } from '@tracecraft/record';
import { objectOf, textOf } from './field.ts';
import { inEffect } from './in-effect.ts';

/** A person the case has to do with. No name is asked for; the id lives inside this case alone (settled question 28). */
export interface PersonView {
  readonly id: string;
  /** 1, 2, 3 … in the order of the record: how the team speaks of somebody without a name. */
  readonly number: number;
  /** Role when met. */
  readonly role: string;
  /** Legal status as last set, or null. */
  readonly status: string | null;
  readonly description: string | null;
  readonly screened: boolean;
  readonly minor: boolean;
  /** Victim by role or status, or perhaps under age: withheld where others watch (settled question 31). */
  readonly withheld: boolean;
  /** Ids of every event that touches them, in order. */
  readonly events: readonly string[];
}

/** Persons of the case in the order they were recorded. */
export function persons(events: readonly CaseEvent[]): readonly PersonView[] {
  const standing = inEffect(events);
  return standing
    .filter(({ header }) => header.kind === 'person.recorded')
    .toSorted(compareEvents)
    .map((recorded, index) =>
      personOf(
        recorded,
        index + 1,
        standing.filter((event) => event.id === recorded.id || objectOf(event, 'person') === recorded.id),
      ),
    );
}

function personOf(recorded: CaseEvent, number: number, own: readonly CaseEvent[]): PersonView {
  const role = textOf(recorded, 'role') ?? '';
  const set = own.findLast(({ header }) => header.kind === 'person.status-set');
  const status = set === undefined ? null : textOf(set, 'status');
  const screening = own.filter(({ header }) => header.kind === 'person.screened');
  const minor = screening.at(-1)?.body.fields['minor'] === true;
  return {
    id: recorded.id,
    number,
    role,
    status,
    description: textOf(recorded, 'description'),
    screened: screening.length > 0,
    minor,
    withheld: role === 'victim' || status === 'victim' || minor,
    events: own.map(({ id }) => id),
  };
}
