import { compareEvents, objectsTouched } from '@tracecraft/record';
import type { Departure } from '../folds/fold.ts';
import type { Fact } from '../trace/fact.ts';

const NOTHING: readonly Fact[] = [];

/** Facts of the kinds that folds read, by kind and by the objects they touch; in record order. */
export class CaseHistory {
  private readonly kinds: ReadonlySet<string>;
  private readonly byKind = new Map<string, Fact[]>();
  private readonly byObject = new Map<string, Map<string, Fact[]>>();
  /** What the other checks say is violated; kept by the monitor. */
  departures: readonly Departure[] = [];

  /** `kinds`: what the folds in use read. */
  constructor(kinds: ReadonlySet<string>) {
    this.kinds = kinds;
  }

  ofCase(kind: string): readonly Fact[] {
    return this.byKind.get(kind) ?? NOTHING;
  }

  touching(id: string, kind: string): readonly Fact[] {
    return this.byObject.get(id)?.get(kind) ?? NOTHING;
  }

  /** Takes `fact` in; false when no fold reads its kind. */
  add(fact: Fact): boolean {
    if (!this.kinds.has(fact.kind)) return false;
    place(this.byKind, fact);
    for (const id of new Set(objectsTouched(fact.event).map((object) => object.id))) {
      const known = this.byObject.get(id);
      if (known !== undefined) place(known, fact);
      else this.byObject.set(id, new Map([[fact.kind, [fact]]]));
    }
    return true;
  }

  clear(): void {
    this.byKind.clear();
    this.byObject.clear();
  }
}

/** New facts usually come last. */
function place(lists: Map<string, Fact[]>, fact: Fact): void {
  const list = lists.get(fact.kind);
  if (list === undefined) {
    lists.set(fact.kind, [fact]);
    return;
  }
  let at = list.length;
  while (at > 0 && compareEvents(list[at - 1]!.event, fact.event) > 0) at--;
  list.splice(at, 0, fact);
}
