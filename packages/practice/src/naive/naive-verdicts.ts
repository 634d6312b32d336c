import { compareEvents, kindNamed, objectsTouched, type CaseEvent, type EventId } from '@tracecraft/record';
import type { Practice } from '../file/practice.ts';
import type { ActPattern, Check, Pattern } from '../language/syntax.ts';
import { and, known, NO, not, or, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { CheckVerdict, Verdict } from '../verdict.ts';
import { holds, matches, where } from './naive-conditions.ts';
import { every, some } from './naive-logic.ts';
import { endOf, inTraceOf, naiveRecord, startOf, type NaiveRecord } from './naive-record.ts';

/** What the reference says: enough to hold the monitor against it. */
export type NaiveVerdict = Pick<
  CheckVerdict,
  'practice' | 'step' | 'object' | 'on' | 'verdict' | 'activation' | 'late'
>;

/** One check for one object: the trace and the words of the sentence. */
interface Case {
  readonly record: NaiveRecord;
  readonly check: Check;
  readonly practice: string;
  readonly step: string;
  readonly object: string;
  /** Second object of a pair, or null. */
  readonly on: string | null;
  readonly trace: readonly CaseEvent[];
}

const NOT_ACTS = [
  'record.corrected',
  'record.retracted',
  'departure.explained',
  'waiver.requested',
  'practices.in-force',
  'case.opened',
  'case.handed-in',
];

/** The reference meaning, written as quantifiers over all events: slow, and obviously docs/spec/practice.md. */
export function naiveVerdicts(
  practices: readonly Practice[],
  events: readonly CaseEvent[],
  options: { readonly now?: number; readonly closed: boolean },
): readonly NaiveVerdict[] {
  const base = naiveRecord(events, options.now ?? Number.NEGATIVE_INFINITY, options.closed);
  const record = { ...base, departures: once(() => departuresOf(practices, base)) };
  return casesOf(practices, record).map((one) => ({
    practice: one.practice,
    step: one.step,
    object: { type: one.check.object, id: one.object },
    on: one.check.on === null || one.on === null ? null : { type: one.check.on, id: one.on },
    ...judge(one),
  }));
}

/** Each check for each object, or pair of objects, it binds. */
function casesOf(practices: readonly Practice[], record: NaiveRecord): readonly Case[] {
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

/** Departures while the case is open, of checks that do not count departures themselves. */
function departuresOf(
  practices: readonly Practice[],
  record: NaiveRecord,
): ReturnType<NaiveRecord['departures']> {
  return casesOf(practices, { ...record, closed: false })
    .filter(({ check }) => !JSON.stringify(check).includes('"state":"unreported departures"'))
    .flatMap((one) => {
      const { verdict, since } = judgedSince(one);
      return verdict === 'violated' ? [{ practice: one.practice, step: one.step, since }] : [];
    });
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
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

type Found = Pick<NaiveVerdict, 'verdict' | 'activation' | 'late'>;

/** The verdict with the time since which it is violated, UTC ms. */
function judgedSince(one: Case): Found & { readonly since: number } {
  const found = judge(one);
  const act = one.trace.find(({ id }) => id === found.activation);
  if (found.verdict !== 'violated' || act === undefined) return { ...found, since: Number.NaN };
  const { form } = one.check;
  if ('count' in form || form.name === 'absence') {
    const { sure, most } = countedOf(one, form);
    return { ...found, since: sure.slice(0, most + 1).at(-1)!.body.claimed.start };
  }
  const times = breaking(one, act).map(({ body }) => body.claimed.start);
  const { claimed } = act.body;
  if (form.name === 'response' && form.within !== null && one.record.now > endOf(act) + form.within)
    times.push((claimed.end ?? claimed.start) + form.within);
  return {
    ...found,
    since: times.length === 0 ? claimed.start : Math.max(claimed.start, Math.min(...times)),
  };
}

/** Acts that surely lost or broke the violated duty of `act`. */
function breaking(one: Case, act: CaseEvent): readonly CaseEvent[] {
  const { form } = one.check;
  const others = one.trace.filter(({ id }) => id !== act.id);
  const after = (event: CaseEvent): Kleene => one.record.before(act, event);
  switch (form.name) {
    case 'response':
      return others.filter(
        (event) =>
          form.before !== null && and(matchesAny(one, form.before, event, act), after(event)) === YES,
      );
    case 'alternate-response':
      return others.filter((event) => and(binds(one, event), after(event)) === YES);
    case 'chain-response':
      return others.filter((event) => after(event) === YES);
    case 'not-response':
    case 'not-coexistence':
      return others.filter(
        (event) => and(matchesAny(one, form.target, event, act), place(one, act, event)) === YES,
      );
    default:
      return [];
  }
}

function judge(one: Case): Found {
  const { form } = one.check;
  if (
    form.name === 'absence' ||
    form.name === 'existence' ||
    form.name === 'at-most' ||
    form.name === 'exactly'
  )
    return judgeCount(one, form);
  const activations = activationsOf(one);
  if (activations.length === 0) return unactivated(one);
  const states = activations.map((act) => ({ act, state: stateOf(one, act) }));
  for (const state of ['violated', 'doubtful', 'pending', 'uncertain'] as const) {
    const first = states.find((entry) => entry.state === state);
    if (first !== undefined)
      return { verdict: state === 'doubtful' ? 'uncertain' : state, activation: first.act.id, late: false };
  }
  const late = activations.some(
    (act) => met(one, act, () => true) === YES && met(one, act, (event) => !one.record.isLate(event)) !== YES,
  );
  return {
    verdict: one.record.closed || isPermanent(one.check) ? 'satisfied' : 'holding',
    activation: activations[0]!.id,
    late,
  };
}

function leaves(pattern: Pattern): readonly ActPattern[] {
  return pattern.op === 'act' ? [pattern] : pattern.parts.flatMap(leaves);
}

function activationPattern({ form }: Check): Pattern {
  if (form.name === 'sequence') return form.steps.at(-1)!;
  return 'activation' in form ? form.activation : { op: 'or', parts: [] };
}

function matchesAny(one: Case, pattern: Pattern, event: CaseEvent, activation: CaseEvent): Kleene {
  return some(leaves(pattern), (act) =>
    matches(one.record, act, event, { activation, object: one.object, practice: one.practice }),
  );
}

/** How surely `event` activates the check. */
function binds(one: Case, event: CaseEvent): Kleene {
  return and(
    matchesAny(one, activationPattern(one.check), event, event),
    where(one.record, one.check.where, one.object, event),
  );
}

function activationsOf(one: Case): readonly CaseEvent[] {
  return one.trace.filter((event) => binds(one, event) !== NO);
}

/** `doubtful`: it may be violated; `uncertain`: pending or kept, not known which. A sure `pending` lies between. */
function stateOf(one: Case, act: CaseEvent): 'kept' | 'violated' | 'doubtful' | 'pending' | 'uncertain' {
  const value = met(one, act, () => true);
  if (value === YES) return 'kept';
  const gone = one.record.closed ? YES : lost(one, act);
  const sure = value === NO && binds(one, act) === YES;
  if (gone === NO) return sure ? 'pending' : 'uncertain';
  return sure && gone === YES ? 'violated' : 'doubtful';
}

/** The duty of `act` is met, or excused, by events that `allowed` lets count. */
function met(one: Case, act: CaseEvent, allowed: (event: CaseEvent) => boolean): Kleene {
  const own = required(one, act, allowed);
  const { unless, form } = one.check;
  if (unless === null) return own;
  const target = (event: CaseEvent): Kleene => (form.name === 'response' ? place(one, act, event) : NO);
  return or(
    own,
    satisfies(one, unless, act, (event) => or(one.record.before(event, act), target(event)), allowed),
  );
}

function satisfies(
  one: Case,
  pattern: Pattern,
  act: CaseEvent,
  stands: (event: CaseEvent) => Kleene,
  allowed: (event: CaseEvent) => boolean,
): Kleene {
  if (pattern.op === 'and') return every(pattern.parts, (part) => satisfies(one, part, act, stands, allowed));
  if (pattern.op === 'or') return some(pattern.parts, (part) => satisfies(one, part, act, stands, allowed));
  const others = one.trace.filter((event) => event.id !== act.id && allowed(event));
  return some(others, (event) => and(stands(event), matchesAny(one, pattern, event, act)));
}

function required(one: Case, act: CaseEvent, allowed: (event: CaseEvent) => boolean): Kleene {
  const { form } = one.check;
  switch (form.name) {
    case 'same-event':
      return holds(one.record, form.condition, act, { activation: act, object: one.object });
    case 'sequence':
      return chain(one, form.steps.slice(0, -1), act, allowed, act);
    case 'not-response':
    case 'not-coexistence':
      return not(
        satisfies(
          one,
          form.target,
          act,
          (event) => place(one, act, event),
          () => true,
        ),
      );
    case 'absence':
    case 'existence':
    case 'at-most':
    case 'exactly':
      return NO;
    default:
      return satisfies(one, form.target, act, (event) => place(one, act, event), allowed);
  }
}

/** There are events for all `steps`, each before the next and the last before `next`. */
function chain(
  one: Case,
  steps: readonly Pattern[],
  next: CaseEvent | null,
  allowed: (event: CaseEvent) => boolean,
  act: CaseEvent | null,
): Kleene {
  const last = steps.at(-1);
  if (last === undefined) return YES;
  const candidates = one.trace.filter((event) => event.id !== act?.id && allowed(event));
  return some(candidates, (event) => {
    const here = and(
      matchesAny(one, last, event, act ?? event),
      next === null ? YES : one.record.before(event, next),
    );
    return here === NO ? NO : and(here, chain(one, steps.slice(0, -1), event, allowed, act));
  });
}

/** Where a required (or forbidden) event may stand, seen from `act`. */
function place(one: Case, act: CaseEvent, event: CaseEvent): Kleene {
  const { form } = one.check;
  const before = (a: CaseEvent, b: CaseEvent): Kleene => one.record.before(a, b);
  const between = (first: CaseEvent, last: CaseEvent, test: (middle: CaseEvent) => Kleene): Kleene =>
    some(one.trace, (middle) =>
      middle.id === act.id ? NO : and(test(middle), and(before(first, middle), before(middle, last))),
    );
  const activates = (middle: CaseEvent): Kleene => binds(one, middle);
  const anything = (middle: CaseEvent): Kleene => known(middle.id !== act.id && middle.id !== event.id);
  switch (form.name) {
    case 'precedence':
      return and(before(event, act), apart(event, act, form.within));
    case 'alternate-precedence':
      return and(before(event, act), not(between(event, act, activates)));
    case 'chain-precedence':
      return and(before(event, act), not(between(event, act, anything)));
    case 'alternate-response':
      return and(before(act, event), not(between(act, event, activates)));
    case 'chain-response':
      return and(before(act, event), not(between(act, event, anything)));
    case 'response': {
      const stops = (middle: CaseEvent): Kleene =>
        form.before === null ? NO : matchesAny(one, form.before, middle, act);
      return and(and(before(act, event), apart(act, event, form.within)), not(between(act, event, stops)));
    }
    case 'not-response': {
      const frees = (middle: CaseEvent): Kleene =>
        form.until === null ? NO : matchesAny(one, form.until, middle, act);
      return and(and(before(act, event), apart(act, event, form.lasting)), not(between(act, event, frees)));
    }
    default:
      return YES;
  }
}

/** The two acts, somewhere in their intervals, are at most `bound` ms apart. */
function apart(a: CaseEvent, b: CaseEvent, bound: number | null): Kleene {
  if (bound === null) return YES;
  const most = Math.max(endOf(a), endOf(b)) - Math.min(startOf(a), startOf(b));
  const least = Math.max(0, startOf(b) - endOf(a), startOf(a) - endOf(b));
  return most <= bound ? YES : least > bound ? NO : UNKNOWN;
}

/** The duty of `act`, not met so far, can no longer be met. */
function lost(one: Case, act: CaseEvent): Kleene {
  const { form } = one.check;
  const { record, trace } = one;
  if (form.name === 'responded-existence') return NO;
  if (form.name === 'alternate-response')
    return some(trace, (event) =>
      event.id === act.id ? NO : and(binds(one, event), record.before(act, event)),
    );
  if (form.name === 'chain-response') return some(trace, (event) => record.before(act, event));
  if (form.name !== 'response') return YES;
  const { before: stop, within } = form;
  const stopped =
    stop === null
      ? NO
      : some(trace, (event) => and(matchesAny(one, stop, event, act), record.before(act, event)));
  const passed =
    within === null
      ? NO
      : record.now > endOf(act) + within
        ? YES
        : record.now > startOf(act) + within
          ? UNKNOWN
          : NO;
  return or(stopped, passed);
}

/** Kept once is kept for good: nothing in the sentence compares with the activating act and no time limit runs. */
function isPermanent(check: Check): boolean {
  const { form } = check;
  if (form.name !== 'precedence' && form.name !== 'sequence' && form.name !== 'responded-existence')
    return false;
  if (form.name === 'precedence' && form.within !== null) return false;
  return !/"by":"|"op":"(same|different)"|"state":/.test(JSON.stringify({ form, unless: check.unless }));
}

function unactivated(one: Case): Found {
  const none: Found = { verdict: 'not-applicable', activation: null, late: false };
  const { form } = one.check;
  if (!isPermanent(one.check) || where(one.record, one.check.where, one.object, null) === NO) return none;
  const value = (allowed: (event: CaseEvent) => boolean): Kleene => {
    if (form.name === 'sequence') return chain(one, form.steps.slice(0, -1), null, allowed, null);
    return 'target' in form ? exists(one, form.target, allowed) : NO;
  };
  if (value(() => true) !== YES) return none;
  return { ...none, verdict: 'satisfied', late: value((event) => !one.record.isLate(event)) !== YES };
}

function exists(one: Case, pattern: Pattern, allowed: (event: CaseEvent) => boolean): Kleene {
  if (pattern.op === 'and') return every(pattern.parts, (part) => exists(one, part, allowed));
  return some(pattern.op === 'or' ? pattern.parts : [pattern], (part) =>
    part.op === 'act'
      ? some(one.trace.filter(allowed), (event) => matchesAny(one, part, event, event))
      : exists(one, part, allowed),
  );
}

type Counting = Extract<Check['form'], { name: 'absence' | 'existence' | 'at-most' | 'exactly' }>;

interface Counted {
  readonly sure: readonly CaseEvent[];
  readonly possible: readonly CaseEvent[];
  readonly least: number;
  readonly most: number;
}

/** Acts that count; with `within any D` those of the fullest window of that length. */
function countedOf(one: Case, form: Counting): Counted {
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

function judgeCount(one: Case, form: Counting): Found {
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
