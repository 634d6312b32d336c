import type { CaseEvent } from '@tracecraft/record';
import type { Practice } from '../file/practice.ts';
import { and, YES, type Kleene } from '../meaning/kleene.ts';
import type { CheckVerdict } from '../verdict.ts';
import { endOf, naiveRecord, type NaiveRecord } from './naive-record.ts';
import { casesOf, type Case, type Found } from './naive-case.ts';
import { matchesAny, binds, activationsOf } from './naive-binding.ts';
import { place } from './naive-place.ts';
import { stateOf, met } from './naive-duty.ts';
import { isPermanent, unactivated } from './naive-unactivated.ts';
import { countedOf, judgeCount } from './naive-count.ts';

/** What the reference says: enough to hold the monitor against it. */
export type NaiveVerdict = Pick<
  CheckVerdict,
  'practice' | 'step' | 'object' | 'on' | 'verdict' | 'activation' | 'late'
>;

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
