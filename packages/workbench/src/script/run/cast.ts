import { kindNamed, type CaseEvent, type ObjectRole, type ObjectType } from '@tracecraft/record';
import type { OpenedEvidence } from './stage.ts';
import { PlayError } from './play-error.ts';

/** Something a script has a name for. */
interface Named {
  readonly id: string;
  readonly type: ObjectType | 'event';
}

/** The names of a script and what they stand for so far. */
export class Cast {
  readonly #named = new Map<string, Named>();
  readonly #images = new Map<string, OpenedEvidence>();

  /** Names `event`, and the object it creates. */
  name(name: string, event: CaseEvent): void {
    const [created] = kindNamed(event.header.kind)?.creates ?? [];
    this.#named.set(name, { id: event.id, type: created ?? 'event' });
  }

  open(image: string, evidence: OpenedEvidence): void {
    this.#images.set(image, evidence);
  }

  /** Name → id, for reading results in the script's own words. */
  names(): ReadonlyMap<string, string> {
    return new Map([...this.#named].map(([name, { id }]) => [name, id]));
  }

  /** The object called `name`, or the exhibit with that number; with the role of `roles` it fits. */
  object(
    name: string,
    roles: readonly ObjectRole[],
    events: readonly CaseEvent[],
  ): { readonly role: string; readonly id: string } {
    const { id, type } = this.#named.get(name) ?? numbered(name, events) ?? unknown(name);
    const role =
      roles.find((one) => one.type === type) ??
      roles.find((one) => type === 'exhibit' && one.type === 'device');
    if (role === undefined)
      throw new PlayError('play.object-wrong', {
        name,
        type,
        wanted: roles.map((one) => one.type).join(', '),
      });
    return { role: role.role, id };
  }

  /** Id of whatever is called `name`, or undefined. */
  idOf(name: string, events: readonly CaseEvent[]): string | undefined {
    return (this.#named.get(name) ?? numbered(name, events))?.id;
  }

  event(name: string): string {
    const named = this.#named.get(name);
    if (named === undefined) throw new PlayError('play.event-unknown', { name });
    return named.id;
  }

  image(id: string): OpenedEvidence {
    const opened = this.#images.get(id);
    if (opened === undefined) throw new PlayError('play.image-not-open', { image: id });
    return opened;
  }
}

function unknown(name: string): never {
  throw new PlayError('play.object-unknown', { name });
}

function numbered(name: string, events: readonly CaseEvent[]): Named | undefined {
  if (!/^\d{1,9}$/.test(name)) return undefined;
  const event = events.find(
    ({ header, body }) => header.kind === 'exhibit.recognised' && body.fields['number'] === Number(name),
  );
  return event === undefined ? undefined : { id: event.id, type: 'exhibit' };
}
