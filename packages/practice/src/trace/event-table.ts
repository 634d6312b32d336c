import type { Fact } from './fact.ts';

/**
 * The facts of a case by event id. An id is a hash, so its last characters spread evenly; a Map of a hundred thousand
 * of them costs more than everything else that is done with an event.
 */
export class EventTable {
  private readonly facts: Fact[] = [];
  /** Their ids, beside them: looking one up touches little memory. */
  private readonly ids: string[] = [];
  /** Place in `facts` from 1, or 0. */
  private places = new Int32Array(1024);

  find(id: string): Fact | null {
    const at = this.places[this.slotOf(id)]!;
    return at === 0 ? null : this.facts[at - 1]!;
  }

  /** `fact` must not be in the table. */
  add(fact: Fact): void {
    if (this.facts.length * 2 >= this.places.length) this.reserve(this.facts.length);
    const { id } = fact.event;
    this.facts.push(fact);
    this.places[this.slotOf(id)] = this.facts.length;
    this.ids.push(id);
  }

  /** Makes room for as many facts more. */
  reserve(more: number): void {
    let size = this.places.length;
    while (size <= (this.facts.length + more) * 2) size *= 2;
    if (size === this.places.length) return;
    this.places = new Int32Array(size);
    for (const [i, id] of this.ids.entries()) this.places[this.slotOf(id)] = i + 1;
  }

  /** Where `id` is, or would be. */
  private slotOf(id: string): number {
    const { places, ids } = this;
    const mask = places.length - 1;
    let slot = hashOf(id) & mask;
    for (;;) {
      const at = places[slot]!;
      if (at === 0 || ids[at - 1] === id) return slot;
      slot = (slot + 1) & mask;
    }
  }
}

function hashOf(id: string): number {
  let hash = id.length;
  for (let i = Math.max(0, id.length - 8); i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) | 0;
  return hash ^ (hash >>> 15);
}
