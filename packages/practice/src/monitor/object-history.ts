import { kindNamed } from '@tracecraft/record';
import type { Condition } from '../language/syntax.ts';
import { and, known, not, or, UNKNOWN, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { agreed, latestAt, latestOf, type Latest } from '../trace/latest.ts';
import { before } from '../trace/order.ts';
import { compareValues, includes, sameValue, scalarOf, type Scalar } from '../meaning/value.ts';
import type { Departure, FoldView } from '../folds/fold.ts';
import { CaseHistory } from './case-history.ts';

/**
 * `same F` where the activating act has no field F: the value must equal one recorded for the object earlier, under F or
 * under a field that holds the same thing (docs/spec/practice.md §same).
 */
export const RECORDED_AS: Readonly<Record<string, readonly string[]>> = { value: ['value', 'sha256'] };

/** What the named folds and `where` need to remember about one object. Facts in record order. */
export class ObjectHistory implements FoldView {
  readonly object: string;
  private readonly describing: Fact[] = [];
  private readonly watching: Fact[] = [];
  private readonly watched: readonly string[];
  private readonly ofWholeCase: CaseHistory;

  /** `watched`: fields that `same F` / `different F` compare with. */
  constructor(
    object: string,
    watched: readonly string[] = [],
    ofWholeCase: CaseHistory = new CaseHistory(new Set()),
  ) {
    this.object = object;
    this.watched = watched;
    this.ofWholeCase = ofWholeCase;
  }

  touching(id: string, kind: string): readonly Fact[] {
    return this.ofWholeCase.touching(id, kind);
  }

  ofCase(kind: string): readonly Fact[] {
    return this.ofWholeCase.ofCase(kind);
  }

  departures(): readonly Departure[] {
    return this.ofWholeCase.departures;
  }

  /** Facts must come in record order, or `sort` be called. */
  add(fact: Fact): void {
    if (kindNamed(fact.kind)?.describes === true) this.describing.push(fact);
    if (this.watches(fact)) this.watching.push(fact);
  }

  /** True when `fact` changed what attributes or `same F` say, so that earlier judgements may change too. */
  matters(fact: Fact): boolean {
    return kindNamed(fact.kind)?.describes === true || this.watches(fact);
  }

  private watches(fact: Fact): boolean {
    return this.watched.some((field) => fact.fields[field] !== undefined);
  }

  forget(): void {
    for (const list of [this.describing, this.watching]) list.length = 0;
  }

  sort(compare: (a: Fact, b: Fact) => number): void {
    for (const list of [this.describing, this.watching]) list.sort(compare);
  }

  /** Truth of a `where` condition at or before `at`; at the end of the record when null. */
  where(condition: Condition, at: Fact | null): Kleene {
    switch (condition.op) {
      case 'compare': {
        const operand = condition.value;
        if (!('literal' in operand)) return UNKNOWN;
        return this.attribute(condition.field, at, (found) =>
          known(compareValues(found, condition.relation, operand.literal)),
        );
      }
      case 'in':
        return this.attribute(condition.field, at, (found) =>
          known(condition.values.some((value) => sameValue(found, value))),
        );
      case 'includes':
        return this.attributeOf(condition.field, at, (fact) =>
          includes(fact.fields[condition.field], condition.value),
        );
      case 'recorded':
        return this.recorded(condition.field, at);
      case 'not':
        return not(this.where(condition.part, at));
      case 'and':
      case 'or':
        return condition.parts.map((part) => this.where(part, at)).reduce(condition.op === 'and' ? and : or);
      default:
        return UNKNOWN;
    }
  }

  private latest(field: string, at: Fact | null): Latest {
    const facts = this.describing.filter((fact) => fact.fields[field] !== undefined);
    return at === null ? latestOf(facts) : latestAt(facts, at);
  }

  private attribute(field: string, at: Fact | null, test: (found: Scalar) => Kleene): Kleene {
    return this.attributeOf(field, at, (fact) => {
      const found = scalarOf(fact.fields[field]);
      return found === undefined ? UNKNOWN : test(found);
    });
  }

  private attributeOf(field: string, at: Fact | null, test: (fact: Fact) => Kleene): Kleene {
    const { candidates, maybeNone } = this.latest(field, at);
    const truths = candidates.map(test);
    return agreed(maybeNone ? [...truths, UNKNOWN] : truths);
  }

  private recorded(field: string, at: Fact | null): Kleene {
    const { candidates, maybeNone } = this.latest(field, at);
    if (candidates.length === 0) return 0;
    return maybeNone ? UNKNOWN : 2;
  }

  /** `same F`: equal to the activating act's F, or to a value recorded for the object before `fact`. */
  sameAs(field: string, fact: Fact, activation: Fact): Kleene {
    const found = scalarOf(fact.fields[field]);
    if (found === undefined) return UNKNOWN;
    if (kindNamed(activation.kind)?.fields[field] !== undefined) {
      const wanted = scalarOf(activation.fields[field]);
      return wanted === undefined ? UNKNOWN : known(sameValue(found, wanted));
    }
    const names = RECORDED_AS[field] ?? [field];
    const earlier = this.watching.filter((other) => other.kind !== fact.kind && before(other, fact) !== 0);
    const values = earlier.flatMap((other) =>
      names.map((name) => ({ other, value: scalarOf(other.fields[name]) })),
    );
    const recorded = values.filter(({ value }) => value !== undefined);
    if (recorded.length === 0) return UNKNOWN;
    return recorded.map(({ other, value }) => and(before(other, fact), known(value === found))).reduce(or);
  }
}
