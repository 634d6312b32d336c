import type { Fact } from './fact.ts';
import { FactPages } from './fact-pages.ts';

/**
 * The facts of a case by event id, and by number. An id is a hash, so its last characters spread evenly; a Map of a
 * hundred thousand of them costs more than everything else that is done with an event.
 */
export class EventTable {
  /** By number; null for what is no fact. The one place where facts are kept: elsewhere their numbers are. */
  private readonly facts = new FactPages();
  /** Hashes of their ids, beside them: ids are compared only where these are equal. */
  private hashes = new Int32Array(512);
  /** Number of the fact from 1, or 0. */
  private places = new Int32Array(1024);
  /** What was looked for last: an act often names what the one before it named. */
  private recent: Fact | null = null;
  /** An id that was looked for in vain, its hash and the slot it would have: it is added next as a rule. */
  private missed: string | null = null;
  private missedHash = 0;
  private missedSlot = 0;

  find(id: string): Fact | null {
    const { recent } = this;
    if (recent !== null && recent.event.id === id) return recent;
    const hash = hashOf(id);
    const slot = this.slotOf(id, hash);
    const at = this.places[slot]!;
    if (at > 0) return (this.recent = this.facts.at(at - 1));
    this.missed = id;
    this.missedHash = hash;
    this.missedSlot = slot;
    return null;
  }

  /** The fact of a number that stands for one. */
  at(number: number): Fact {
    return this.facts.at(number)!;
  }

  /** `fact` must not be in the table. */
  add(fact: Fact): void {
    const { number } = fact;
    if (number >= this.hashes.length) this.reserve(number + 1 - this.facts.length);
    const { id } = fact.event;
    const isMissed = id === this.missed;
    const hash = isMissed ? this.missedHash : hashOf(id);
    const slot = isMissed ? this.missedSlot : this.slotOf(id, hash);
    this.facts.put(number, fact);
    this.hashes[number] = hash;
    this.places[slot] = number + 1;
    this.missed = null;
  }

  /** Makes room for as many facts more. */
  reserve(more: number): void {
    let size = this.places.length;
    while (size < (this.facts.length + more) * 2) size *= 2;
    if (size === this.places.length) return;
    this.missed = null;
    const { hashes } = this;
    this.hashes = new Int32Array(size / 2);
    this.hashes.set(hashes);
    this.places = new Int32Array(size);
    for (let number = 0; number < this.facts.length; number++) {
      const fact = this.facts.at(number);
      if (fact !== null) this.places[this.slotOf(fact.event.id, hashes[number]!)] = number + 1;
    }
  }

  /** Where `id` is, or would be. */
  private slotOf(id: string, hash: number): number {
    const { places, hashes } = this;
    const mask = places.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = places[slot]!;
      if (at === 0 || (hashes[at - 1] === hash && this.facts.at(at - 1)!.event.id === id)) return slot;
    }
  }
}

/** Multiplied through, so that ids that count upwards spread as well. */
function hashOf(id: string): number {
  let hash = id.length;
  for (let i = Math.max(0, id.length - 6); i < id.length; i++) hash = Math.imul(hash, 31) + id.charCodeAt(i);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
