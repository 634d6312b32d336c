import type { ObjectType } from '@tracecraft/record';

/** How two values are compared. */
export type Relation = '=' | '≠' | '<' | '≤' | '>' | '≥';

/** The named folds a sentence may use: a closed list (settled question 15; docs/spec/practice.md §folds). */
export type StateWord =
  | 'now'
  | 'current holder'
  | 'collecting officer'
  | 'current seal'
  | 'people inside'
  | 'uncovered zones'
  | 'others in package'
  | 'weight drift'
  | 'waiting fragile traces'
  | 'within scope'
  | 'performer competence'
  | 'recording delay'
  | 'unreported departures'
  | 'local hour';

/** A value written in a sentence, or what a fold says at the act. */
export type Operand = { readonly literal: string | number | boolean } | { readonly state: StateWord };

/** What must hold for an event's fields (after `with`, `whenever … require`) or for an object's attributes (`where`). */
export type Condition =
  | { readonly op: 'compare'; readonly field: string; readonly relation: Relation; readonly value: Operand }
  | { readonly op: 'in'; readonly field: string; readonly values: readonly (string | number | boolean)[] }
  | { readonly op: 'recorded'; readonly field: string }
  | { readonly op: 'same' | 'different'; readonly field: string }
  /** `people inside = 0`, `performer competence includes live-device`: what a fold says at the act. */
  | {
      readonly op: 'measure';
      readonly state: StateWord;
      readonly relation: Relation | 'includes';
      readonly value: Operand;
    }
  /** `parties includes occupant`: a list field holds the text. */
  | { readonly op: 'includes'; readonly field: string; readonly value: string }
  /** `topic in performer competence`: the field's text is in the list a fold says. */
  | { readonly op: 'member'; readonly field: string; readonly state: StateWord }
  | { readonly op: 'not'; readonly part: Condition }
  | { readonly op: 'and' | 'or'; readonly parts: readonly Condition[] };

/** One act as a sentence names it. */
export interface ActPattern {
  readonly op: 'act';
  /** The word written; `kind` is what it means. */
  readonly verb: string;
  readonly kind: string;
  readonly condition: Condition | null;
  /** Performer compared with the performer of the activating act. */
  readonly by: 'another' | 'same' | null;
  /** `as ROLE`: the bound object is touched in this role; null for any. */
  readonly as: string | null;
}

/** Acts joined by `and` / `or`. */
export type Pattern = ActPattern | { readonly op: 'and' | 'or'; readonly parts: readonly Pattern[] };

/** Declare's names where it has one, so that results compare with other tools. Durations in milliseconds. */
export type Form =
  | {
      readonly name: 'precedence';
      readonly activation: Pattern;
      readonly target: Pattern;
      readonly within: number | null;
    }
  | { readonly name: 'alternate-precedence'; readonly activation: Pattern; readonly target: Pattern }
  | { readonly name: 'chain-precedence'; readonly activation: Pattern; readonly target: Pattern }
  | {
      readonly name: 'response';
      readonly activation: Pattern;
      readonly target: Pattern;
      readonly within: number | null;
      readonly before: Pattern | null;
    }
  | { readonly name: 'alternate-response'; readonly activation: Pattern; readonly target: Pattern }
  | { readonly name: 'chain-response'; readonly activation: Pattern; readonly target: Pattern }
  | {
      readonly name: 'not-response';
      readonly activation: Pattern;
      readonly target: Pattern;
      readonly until: Pattern | null;
      readonly lasting: number | null;
    }
  | { readonly name: 'absence'; readonly target: Pattern }
  | {
      readonly name: 'existence' | 'at-most' | 'exactly';
      readonly count: number;
      readonly target: Pattern;
      /** `within any DUR`: how many in every window of this length, milliseconds; null for the whole record. */
      readonly within: number | null;
    }
  | { readonly name: 'responded-existence'; readonly activation: Pattern; readonly target: Pattern }
  | { readonly name: 'not-coexistence'; readonly activation: Pattern; readonly target: Pattern }
  | { readonly name: 'sequence'; readonly steps: readonly Pattern[] }
  | { readonly name: 'same-event'; readonly activation: Pattern; readonly condition: Condition };

/** A check sentence as a tree: what is computed, printed and translated. */
export interface Check {
  readonly object: ObjectType;
  readonly where: Condition | null;
  /** `on OTHER`: bound once for each pair of objects that some act touches together. */
  readonly on: ObjectType | null;
  readonly form: Form;
  /** Stated exception: an act that excuses the activating one. */
  readonly unless: Pattern | null;
}
