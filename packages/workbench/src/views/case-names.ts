import type { CaseEvent } from '@tracecraft/record';
import type { Phrases } from '@tracecraft/phrases';
import { exhibits } from './exhibits.ts';
import { textOf } from './field.ts';
import { officers } from './officers.ts';
import { persons } from './persons.ts';

/** What ids stand for in one case, in the reader's language. */
export interface CaseNames {
  /** `exhibit 3`, `image 324a74a6`, `the scene`, or the officer's name; null when the case has no such object. */
  object(id: string): string | null;
  /** Name as written at joining, or the id. */
  officer(id: string): string;
}

/** Names from the record. `known` gives names the reader uses instead, such as those of a script. */
export function caseNames(
  events: readonly CaseEvent[],
  phrases: Phrases,
  known: ReadonlyMap<string, string> = new Map(),
): CaseNames {
  const officerNames = new Map(officers(events).map(({ id, name }) => [id, name]));
  const names = new Map<string, string>();
  for (const { id, number } of exhibits(events)) names.set(id, phrases.say('object.exhibit', { number }));
  for (const { id, number } of persons(events)) names.set(id, phrases.say('object.person', { number }));
  for (const event of events) {
    if (event.header.kind === 'image.acquired')
      names.set(event.id, phrases.say('object.image', { hash: (textOf(event, 'sha256') ?? '').slice(0, 8) }));
    if (event.header.kind === 'case.opened') names.set(event.id, phrases.say('object.case'));
  }
  return {
    object: (id) => known.get(id) ?? names.get(id) ?? officerNames.get(id) ?? null,
    officer: (id) => officerNames.get(id) ?? id,
  };
}
