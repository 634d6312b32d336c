import { kindNamed, objectsTouched, type CaseEvent } from '@tracecraft/record';
import type { Practice } from '../file/practice.ts';
import type { Check } from '../language/syntax.ts';
import type { CheckVerdict } from '../verdict.ts';
import { inTraceOf, type NaiveRecord } from './naive-record.ts';

/** One check for one object: the trace and the words of the sentence. */
export interface Case {
  readonly record: NaiveRecord;
  readonly check: Check;
  readonly practice: string;
  readonly step: string;
  readonly object: string;
  /** Second object of a pair, or null. */
  readonly on: string | null;
  readonly trace: readonly CaseEvent[];
}

/** What is found of one case. */
export type Found = Pick<CheckVerdict, 'verdict' | 'activation' | 'late'>;

const NOT_ACTS = [
  'record.corrected',
  'record.retracted',
  'departure.explained',
  'waiver.requested',
  'practices.in-force',
  'case.opened',
  'case.handed-in',
];

/** Each check for each object, or pair of objects, it binds. */
export function casesOf(practices: readonly Practice[], record: NaiveRecord): readonly Case[] {
  const acts = record.events.filter(
    ({ header: { kind } }) => (kindNamed(kind)?.verbs ?? []).length > 0 && !NOT_ACTS.includes(kind),
  );
  return practices.flatMap((practice) =>
    practice.steps.flatMap(({ id: step, tree: check }) => {
      const bound =
        check.on === null
          ? objectsOf(record, check.object).map((object) => ({ object, on: null }))
          : pairsOf(acts, check.object, check.on);
      return bound.map(({ object, on }) => {
        const trace = acts.filter(
          (event) => inTraceOf(event, object) && (on === null || inTraceOf(event, on)),
        );
        return { record, check, practice: practice.id, step, object, on, trace };
      });
    }),
  );
}

/** Pairs of different objects that some act touches together. */
function pairsOf(
  acts: readonly CaseEvent[],
  object: string,
  on: string,
): readonly { readonly object: string; readonly on: string }[] {
  const pairs = acts.flatMap((event) => {
    const touched = objectsTouched(event);
    return touched
      .filter(({ type }) => type === object)
      .flatMap(({ id }) =>
        touched.filter((other) => other.type === on && other.id !== id).map((other) => [id, other.id]),
      );
  });
  return [...new Map(pairs.map((pair) => [pair.join('+'), pair])).values()].map(([first, second]) => ({
    object: first!,
    on: second!,
  }));
}

function objectsOf(record: NaiveRecord, type: string): readonly string[] {
  return [
    ...new Set(
      record.events.flatMap((event) =>
        objectsTouched(event)
          .filter((object) => object.type === type)
          .map(({ id }) => id),
      ),
    ),
  ];
}
