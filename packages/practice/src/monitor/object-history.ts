import { kindNamed } from '@tracecraft/record';
import type { Condition } from '../language/syntax.ts';
import { and, known, not, or, UNKNOWN, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { agreed, latestAt, latestOf, type Latest } from '../trace/latest.ts';
import { before } from '../trace/order.ts';
import { compareValues, sameValue, scalarOf, type Scalar } from './condition.ts';

const CUSTODY: ReadonlySet<string> = new Set([
  'exhibit.collected',
  'custody.offered',
  'custody.accepted',
  'custody.refused',
]);

/**
 * `same F` where the activating act has no field F: the value must equal one recorded for the object earlier, under F or
 * under a field that holds the same thing (docs/spec/practice.md §same).
 */
export const RECORDED_AS: Readonly<Record<string, readonly string[]>> = { value: ['value', 'sha256'] };

/** What the named folds and `where` need to remember about one object. Facts in record order. */
export class ObjectHistory {
  private readonly describing: Fact[] = [];
  private readonly custody: Fact[] = [];
  private readonly watching: Fact[] = [];
  private readonly watched: readonly string[];

  /** `watched`: fields that `same F` / `different F` compare with. */
  constructor(watched: readonly string[]) {
    this.watched = watched;
  }

  /** Facts must come in record order, or `sort` be called. */
  add(fact: Fact): void {
    if (CUSTODY.has(fact.kind)) this.custody.push(fact);
    if (kindNamed(fact.kind)?.describes === true) this.describing.push(fact);
    if (this.watches(fact)) this.watching.push(fact);
  }

  /** True when `fact` changed what folds or attributes say, so that earlier judgements may change too. */
  matters(fact: Fact): boolean {
    return CUSTODY.has(fact.kind) || kindNamed(fact.kind)?.describes === true || this.watches(fact);
  }

  private watches(fact: Fact): boolean {
    return this.watched.some((field) => fact.fields[field] !== undefined);
  }

  forget(): void {
    for (const list of [this.describing, this.custody, this.watching]) list.length = 0;
  }

  sort(compare: (a: Fact, b: Fact) => number): void {
    for (const list of [this.describing, this.custody, this.watching]) list.sort(compare);
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
    const { candidates, maybeNone } = this.latest(field, at);
    const truths = candidates.map((fact) => {
      const found = scalarOf(fact.fields[field]);
      return found === undefined ? UNKNOWN : test(found);
    });
    return agreed(maybeNone ? [...truths, UNKNOWN] : truths);
  }

  private recorded(field: string, at: Fact | null): Kleene {
    const { candidates, maybeNone } = this.latest(field, at);
    if (candidates.length === 0) return 0;
    return maybeNone ? UNKNOWN : 2;
  }

  /** Who may hold the object just before `at`: null is nobody, undefined not known. */
  holdersAt(at: Fact): readonly (string | null | undefined)[] {
    const { candidates, maybeNone } = latestAt(
      this.custody.filter((fact) => fact !== at),
      at,
    );
    const holders = candidates.map((fact) => this.holderAfter(fact));
    return maybeNone ? [...holders, null] : holders;
  }

  private holderAfter(fact: Fact): string | undefined {
    if (fact.kind === 'custody.offered') return person(fact.fields['to']);
    if (fact.kind !== 'custody.refused') return fact.event.body.performer;
    const offers = this.custody.filter((other) => other.kind === 'custody.offered');
    const { candidates, maybeNone } = latestAt(offers, fact);
    const givers = new Set(candidates.map((offer) => person(offer.fields['from'])));
    return givers.size === 1 && !maybeNone ? [...givers][0] : undefined;
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

function person(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
