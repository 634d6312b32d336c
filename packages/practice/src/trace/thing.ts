import type { EventId } from '@tracecraft/record';
import type { Fact } from './fact.ts';

/** Whatever an id of the case stands for: an event, an object, a person; each once, numbered as first met. */
export class Thing {
  readonly id: string;
  readonly number: number;
  /** The event of this id, once it is known. */
  fact: Fact | null = null;
  /** Some event names it, so that its arrival may tell more of what came before what. */
  awaited = false;

  constructor(id: EventId, number: number) {
    this.id = id;
    this.number = number;
  }
}
