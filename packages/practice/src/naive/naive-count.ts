import { compareEvents, type CaseEvent, type EventId } from '@tracecraft/record';
import type { Check, Pattern } from '../language/syntax.ts';
import { and, NO, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { Verdict } from '../verdict.ts';
import { where } from './naive-conditions.ts';
import { endOf, startOf } from './naive-record.ts';
import type { Case, Found } from './naive-case.ts';
import { leaves, matchesAny } from './naive-binding.ts';

type Counting = Extract<Check['form'], { name: 'absence' | 'existence' | 'at-most' | 'exactly' }>;

interface Counted {
  readonly sure: readonly CaseEvent[];
  readonly possible: readonly CaseEvent[];
  readonly least: number;
  readonly most: number;
}

/** Acts that count; with `within any D` those of the fullest window of that length. */
export function countedOf(one: Case, form: Counting): Counted {
  const count = form.name === 'absence' ? 0 : form.count;
  const least = form.name === 'existence' || form.name === 'exactly' ? count : 0;
  const most = form.name === 'existence' ? Number.POSITIVE_INFINITY : count;
  const each = (event: CaseEvent): Kleene =>
    and(
      matchesAny(one, form.target, event, event),
      form.name === 'absence' ? where(one.record, one.check.where, one.object, event) : YES,
    );
  const sure = one.trace.filter((event) => each(event) === YES);
  const possible = one.trace.filter((event) => each(event) !== NO);
  if (form.name === 'absence' || form.within === null) return { sure, possible, least, most };
  const { within } = form;
  return {
    sure: fullest(
      sure.map((first) =>
        sure.filter(
          (event) =>
            event === first || (startOf(event) >= startOf(first) && endOf(event) <= startOf(first) + within),
        ),
      ),
    ),
    possible: fullest(
      possible.map((first) =>
        possible.filter((event) => startOf(event) <= endOf(first) + within && endOf(event) >= endOf(first)),
      ),
    ),
    least,
    most,
  };
}

/** The largest; of equals the one whose first act comes first. All in record order. */
function fullest(windows: readonly (readonly CaseEvent[])[]): readonly CaseEvent[] {
  return (
    windows.toSorted((a, b) => b.length - a.length || (a[0] === b[0] ? 0 : compareEvents(a[0]!, b[0]!)))[0] ??
    []
  );
}

export function judgeCount(one: Case, form: Counting): Found {
  const { sure, possible, least, most } = countedOf(one, form);
  const guard = form.name === 'absence' ? YES : where(one.record, one.check.where, one.object, null);
  const verdict =
    guard === NO
      ? 'not-applicable'
      : countVerdict(one.record.closed, guard, { sure: sure.length, possible: possible.length, least, most });
  return {
    verdict,
    activation: occasion(one, form.target, verdict === 'uncertain' ? possible : sure),
    late: false,
  };
}

function countVerdict(
  closed: boolean,
  guard: Kleene,
  counted: { sure: number; possible: number; least: number; most: number },
): Verdict {
  const { sure, possible, least, most } = counted;
  const kept = sure >= least && possible <= most;
  if (kept) return closed || most === Number.POSITIVE_INFINITY ? 'satisfied' : 'holding';
  if (guard === UNKNOWN) return 'uncertain';
  if (sure > most) return 'violated';
  if (possible > most || possible >= least) return 'uncertain';
  return closed ? 'violated' : 'pending';
}

/** The act that decides, or the first act of the named kind at all. */
function occasion(one: Case, target: Pattern, deciding: readonly CaseEvent[]): EventId | null {
  const kinds = leaves(target).map((act) => act.kind);
  const first = deciding[0] ?? one.trace.find((event) => kinds.includes(event.header.kind));
  return first?.id ?? null;
}
