import type { Departure, FoldView } from '../folds/fold.ts';
import type { Condition } from '../language/syntax.ts';
import { and, known, NO, not, or, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { compareValues, includes, sameValue, scalarOf, type Scalar } from '../meaning/value.ts';
import type { Fact } from '../trace/fact.ts';
import type { Kind } from '../trace/kinds.ts';
import type { Thing } from '../trace/thing.ts';
import { agreed, latestAt, latestOf, type Latest } from '../trace/latest.ts';
import { before, place } from '../trace/order.ts';

/**
 * `same F` where the activating act has no field F: the value must equal one recorded for the object earlier, under F or
 * under a field that holds the same thing (docs/spec/practice.md §same).
 */
export const RECORDED_AS: Readonly<Record<string, readonly string[]>> = { value: ['value', 'sha256'] };

/** What folds read beyond the object's own history. */
export type CaseView = Omit<FoldView, 'object' | 'own'>;

/** Facts that name the object, those that don't count as well, and its acts by number of the kind. */
interface Source {
  readonly facts: readonly Fact[];
  /** Those that count and describe the object. */
  readonly describing: readonly Fact[];
  list(sort: number): readonly Fact[];
}

const NO_CASE: CaseView = {
  touching: () => [],
  ofCase: () => [],
  withText: () => [],
  departures: () => [],
};

/** Fields that `same F` compares with. */
export class WatchedFields {
  private readonly names: readonly string[];
  /** The fields asked about last, and the answer: an event is told to everything it names in turn. */
  private fields: Fact['fields'] | null = null;
  private answer = false;

  constructor(names: readonly string[]) {
    this.names = names;
  }

  /** `fact` holds one of them. */
  isIn({ fields }: Fact): boolean {
    if (fields === this.fields) return this.answer;
    const { names } = this;
    this.fields = fields;
    this.answer = false;
    // A plain loop: a closure would be garbage for every event.
    for (let i = 0; i < names.length && !this.answer; i++) this.answer = fields[names[i]!] !== undefined;
    return this.answer;
  }
}

const NO_FIELDS = new WatchedFields([]);

/** What the named folds, `where` and `same F` need to remember about one object. Facts in record order. */
export class ObjectHistory implements FoldView {
  readonly object: string;
  /** Found when first asked for. */
  private described: readonly Fact[] | null = null;
  private watching: Fact[] | null = null;
  private readonly source: Source;
  private readonly watched: WatchedFields;
  private readonly ofWholeCase: CaseView;

  /** `watched`: fields that `same F` / `different F` compare with. */
  constructor(
    object: string,
    source: Source,
    watched: WatchedFields = NO_FIELDS,
    ofWholeCase: CaseView = NO_CASE,
  ) {
    this.object = object;
    this.source = source;
    this.watched = watched;
    this.ofWholeCase = ofWholeCase;
  }

  own(kind: Kind): readonly Fact[] {
    return this.source.list(kind.number);
  }

  touching(thing: Thing | string, kind: Kind): readonly Fact[] {
    return this.ofWholeCase.touching(thing, kind);
  }

  ofCase(kind: Kind): readonly Fact[] {
    return this.ofWholeCase.ofCase(kind);
  }

  withText(kind: Kind, text: string | undefined): readonly Fact[] {
    return this.ofWholeCase.withText(kind, text);
  }

  departures(): readonly Departure[] {
    return this.ofWholeCase.departures();
  }

  /** A fact that counts was added to the source. */
  add(fact: Fact): void {
    if (fact.sort.describes) this.described = null;
    if (this.watching !== null && this.watches(fact)) place(this.watching, fact);
  }

  private get describing(): readonly Fact[] {
    return (this.described ??= this.source.describing);
  }

  /** `fact` holds a field that `same F` compares with. */
  watches(fact: Fact): boolean {
    return this.watched.isIn(fact);
  }

  /**
   * Truth of a `where` condition at or before `at`; at the end of the record when null. `linear`: each fact of the object
   * is surely after those before it in record order.
   */
  where(condition: Condition, at: Fact | null, linear = false): Kleene {
    switch (condition.op) {
      case 'not':
        return not(this.where(condition.part, at, linear));
      case 'and':
      case 'or':
        return this.joined(condition.parts, condition.op === 'and' ? and : or, at, linear);
      case 'recorded':
        return this.recorded(condition.field, at);
      case 'measure':
      case 'member':
      case 'same':
      case 'different':
        return UNKNOWN;
      default:
        return linear
          ? this.ofLast(condition, at === null ? Number.POSITIVE_INFINITY : at.rank)
          : this.ofLatest(condition, at);
    }
  }

  private joined(parts: readonly Condition[], join: typeof and, at: Fact | null, linear: boolean): Kleene {
    let value = this.where(parts[0]!, at, linear);
    for (let i = 1; i < parts.length; i++) value = join(value, this.where(parts[i]!, at, linear));
    return value;
  }

  /** Of the last statement in record order. */
  private ofLast(condition: Condition & { field: string }, rank: number): Kleene {
    const facts = this.describing;
    for (let i = facts.length - 1; i >= 0; i--) {
      const fact = facts[i]!;
      if (fact.rank <= rank && fact.fields[condition.field] !== undefined) return holdsOf(condition, fact);
    }
    return UNKNOWN;
  }

  /** Of each statement that may be the last. */
  private ofLatest(condition: Condition & { field: string }, at: Fact | null): Kleene {
    const { candidates, maybeNone } = this.latest(condition.field, at);
    const truths = candidates.map((fact) => holdsOf(condition, fact));
    return agreed(maybeNone ? [...truths, UNKNOWN] : truths);
  }

  private latest(field: string, at: Fact | null): Latest {
    const facts = this.describing.filter((fact) => fact.fields[field] !== undefined);
    return at === null ? latestOf(facts) : latestAt(facts, at);
  }

  private recorded(field: string, at: Fact | null): Kleene {
    const { candidates, maybeNone } = this.latest(field, at);
    if (candidates.length === 0) return NO;
    return maybeNone ? UNKNOWN : YES;
  }

  /** `same F`: equal to the activating act's F, or to a value recorded for the object before `fact`. */
  sameAs(field: string, fact: Fact, activation: Fact): Kleene {
    const found = scalarOf(fact.fields[field]);
    if (found === undefined) return UNKNOWN;
    if (activation.sort.fields[field] === undefined) return this.sameAsRecorded(field, found, fact);
    const wanted = scalarOf(activation.fields[field]);
    return wanted === undefined ? UNKNOWN : known(sameValue(found, wanted));
  }

  private sameAsRecorded(field: string, found: Scalar, fact: Fact): Kleene {
    const names = RECORDED_AS[field] ?? [field];
    let any = false;
    let value: Kleene = NO;
    const watching = (this.watching ??= this.source.facts.filter((one) => one.counts && this.watches(one)));
    for (let i = 0; i < watching.length; i++) {
      const other = watching[i]!;
      const earlier = other.sort === fact.sort ? NO : before(other, fact);
      if (earlier === NO) continue;
      for (let k = 0; k < names.length; k++) {
        const recorded = scalarOf(other.fields[names[k]!]);
        if (recorded === undefined) continue;
        any = true;
        if (recorded === found) value = or(value, earlier);
      }
    }
    return any ? value : UNKNOWN;
  }
}

/** Truth of a simple condition on the attributes one fact states. */
function holdsOf(condition: Condition, fact: Fact): Kleene {
  if (condition.op === 'includes') return includes(fact.fields[condition.field], condition.value);
  if (condition.op !== 'compare' && condition.op !== 'in') return UNKNOWN;
  const found = scalarOf(fact.fields[condition.field]);
  if (found === undefined) return UNKNOWN;
  if (condition.op === 'in') return known(condition.values.some((value) => sameValue(found, value)));
  const operand = condition.value;
  return 'literal' in operand ? known(compareValues(found, condition.relation, operand.literal)) : UNKNOWN;
}
