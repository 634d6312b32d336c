import type { Fact } from '../trace/fact.ts';
import { KIND_COUNT, kindOf, type Kind } from '../trace/kinds.ts';
import { place } from '../trace/order.ts';
import { textOf } from '../meaning/value.ts';

const NOTHING: readonly Fact[] = [];

/** Fields by whose text folds find facts of the case. */
const INDEXED: Readonly<Record<string, string>> = {
  'exhibit.packaged': 'package-number',
  'exhibit.recognised': 'zone',
};

/** What is part of every trace, and what folds read of the case as a whole; in record order. */
export class CaseTrace {
  /** Acts that count and are case-wide. */
  readonly acts: Fact[] = [];
  private lists: (Fact[] | undefined)[] = Array.from({ length: KIND_COUNT });
  /** Acts that are not solid, by number of the kind. */
  private readonly rough = new Int32Array(KIND_COUNT);
  /** By number of the kind, then by text. */
  private readonly byText: (Map<string | undefined, Fact[]> | undefined)[] = [];
  /** By number of the kind, 1 if folds in use read it of the case. */
  private readonly folded = new Uint8Array(KIND_COUNT);

  /** `folded`: kinds that folds in use read of the case. */
  constructor(folded: Iterable<string>) {
    for (const kind of folded) this.folded[kindOf(kind).number] = 1;
  }

  list(sort: number): readonly Fact[] {
    return this.lists[sort] ?? NOTHING;
  }

  ofCase(kind: Kind): readonly Fact[] {
    return this.list(kind.number);
  }

  /** Facts of an indexed kind whose indexed field holds `text`; those without a text for undefined. */
  withText(kind: Kind, text: string | undefined): readonly Fact[] {
    return this.byText[kind.number]?.get(text) ?? NOTHING;
  }

  /** Every act of the kind is surely after all that precedes it in record order. */
  isSmooth(sort: number): boolean {
    return this.rough[sort] === 0;
  }

  /** Takes `fact` in, if it is part of every trace or folds read it; true when it came last of its kind. */
  add(fact: Fact): boolean {
    const { sort } = fact;
    if (!sort.isAct || (!sort.caseWide && this.folded[sort.number] === 0)) return true;
    if (!fact.solid) this.rough[sort.number] = this.rough[sort.number]! + 1;
    if (sort.caseWide) place(this.acts, fact);
    const field = sort.caseWide ? undefined : INDEXED[sort.name];
    if (field !== undefined) this.index(sort.number, textOf(fact.fields[field]), fact);
    const list = this.lists[sort.number];
    if (list !== undefined) return place(list, fact);
    this.lists[sort.number] = [fact];
    return true;
  }

  /** `fact`, known already, is no longer solid. */
  loosen({ sort, counts }: Fact): void {
    if (counts && sort.isAct && (sort.caseWide || this.folded[sort.number] === 1))
      this.rough[sort.number] = this.rough[sort.number]! + 1;
  }

  /** Reads the facts that count anew. */
  renew(facts: readonly Fact[]): void {
    this.acts.length = 0;
    this.lists = Array.from({ length: KIND_COUNT });
    this.rough.fill(0);
    this.byText.length = 0;
    for (const fact of facts) this.add(fact);
  }

  private index(sort: number, text: string | undefined, fact: Fact): void {
    const texts = (this.byText[sort] ??= new Map<string | undefined, Fact[]>());
    const list = texts.get(text);
    if (list === undefined) texts.set(text, [fact]);
    else place(list, fact);
  }
}
