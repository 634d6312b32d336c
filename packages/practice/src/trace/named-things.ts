import type { EventTable } from './event-table.ts';
import type { Thing } from './thing.ts';

/** Everything a record names, each with one number: its events, and whatever else acts speak of. */
export class NamedThings {
  private readonly table: EventTable;
  /** Everything named that is no known event. */
  private readonly others = new Map<string, Thing>();
  /** Few people do many acts. */
  private readonly people = new Map<string, Thing>();
  private readonly lengths = new Set<number>();
  private numbers = 0;

  constructor(table: EventTable) {
    this.table = table;
  }

  /** What an id stands for, if it was ever named. */
  find(id: string): Thing | undefined {
    return this.table.find(id) ?? this.others.get(id) ?? this.people.get(id);
  }

  nextNumber(): number {
    return this.numbers++;
  }

  /** What `id` stood for before its event came, which takes its number over. */
  arrived(id: string): Thing | undefined {
    if (this.isNew(id)) return undefined;
    const known = this.others.get(id) ?? this.people.get(id);
    this.others.delete(id);
    return known;
  }

  thing(id: string): Thing {
    return this.table.find(id) ?? this.other(id);
  }

  /** What is no known event; remembered as awaited. */
  other(id: string): Thing {
    const known = this.others.get(id) ?? this.people.get(id);
    if (known !== undefined) return known;
    const thing = { id, number: this.numbers++ };
    this.others.set(id, thing);
    return thing;
  }

  performer(id: string): Thing {
    const known = this.people.get(id);
    if (known !== undefined) return known;
    const thing = this.find(id) ?? { id, number: this.numbers++ };
    this.people.set(id, thing);
    this.lengths.add(id.length);
    return thing;
  }

  /** Nothing that is no event is called like this: told by length, since people's ids are short. */
  private isNew(id: string): boolean {
    return this.others.size === 0 && !this.lengths.has(id.length);
  }
}
