import { kindNamed, type EventId } from '@tracecraft/record';
import { printDuration } from '../../language/duration.ts';
import { printCondition, printLiteral, printPattern } from '../../language/print-check.ts';
import type { ActPattern, Condition } from '../../language/syntax.ts';
import { NO, YES, type Kleene } from '../../meaning/kleene.ts';
import { scalarOf } from '../../meaning/value.ts';
import { FOLD } from '../../folds/folds.ts';
import { shown } from '../../folds/possible.ts';
import type { Fact } from '../../trace/fact.ts';
import { before, within } from '../../trace/order.ts';
import type { NearestMiss } from '../../verdict.ts';
import type { Slot } from '../compile/slot.ts';
import { compileCondition } from '../condition.ts';
import { fits } from '../judge/fits.ts';
import type { View } from '../judge/view.ts';
import { stepsDone } from './missing.ts';

interface Failure {
  readonly condition: string;
  readonly found: string | null;
}

/** The act that failed the fewest conditions of what is required; null when no act of that kind is on record. */
export function nearestMiss(view: View, act: Fact | null): NearestMiss | null {
  if (act === null) return null;
  if (view.check.form.condition !== null) return ownMiss(view, act);
  let best: { event: EventId; failed: Failure[]; away: number } | null = null;
  for (const slot of requiredSlots(view, act))
    for (const fact of view.list(slot)) {
      if (fact === act) continue;
      const failed = failuresOf(view, slot, fact, act);
      const away = Math.abs(fact.lo - act.lo);
      if (failed.length === 0) continue;
      if (
        best === null ||
        failed.length < best.failed.length ||
        (failed.length === best.failed.length && away < best.away)
      )
        best = { event: fact.event.id, failed, away };
    }
  return best === null ? null : { event: best.event, failed: best.failed };
}

/** `whenever E, require COND`: the act itself is what nearly did. */
function ownMiss(view: View, act: Fact): NearestMiss | null {
  const { form } = view.check.step.tree;
  if (form.name !== 'same-event') return null;
  const failed = failedConditions(view, form.condition, act, act);
  return failed.length === 0 ? null : { event: act.event.id, failed };
}

const FORBIDS: ReadonlySet<string> = new Set(['absence', 'at-most', 'not-response', 'not-coexistence']);

function requiredSlots(view: View, act: Fact): readonly Slot[] {
  const { form } = view.check;
  if (FORBIDS.has(form.name)) return [];
  if (form.name === 'sequence') return form.steps.slice(stepsDone(view, act), -1).flat();
  return form.answers;
}

function failuresOf(view: View, slot: Slot, fact: Fact, act: Fact): Failure[] {
  const { pattern } = slot;
  const own = pattern.condition === null ? [] : failedConditions(view, pattern.condition, fact, act);
  return [...own, ...failedPerformer(pattern, fact, act), ...failedPlace(view, fact, act)];
}

function failedConditions(view: View, condition: Condition, fact: Fact, act: Fact): Failure[] {
  if (condition.op === 'and')
    return condition.parts.flatMap((part) => failedConditions(view, part, fact, act));
  if (compileCondition(condition).test(fact, act, view.trace.history) === YES) return [];
  return [
    {
      condition: printCondition(condition),
      found:
        condition.op === 'measure'
          ? shown(FOLD[condition.state].at(fact, view.trace.history))
          : 'field' in condition
            ? foundIn(fact, condition.field)
            : null,
    },
  ];
}

function foundIn(fact: Fact, field: string): string | null {
  const held = fact.fields[field];
  const value = Array.isArray(held) ? held.join(', ') : scalarOf(held);
  if (value === undefined) return null;
  const isTime = kindNamed(fact.kind)?.fields[field]?.type === 'time' && typeof value === 'number';
  return isTime ? `${new Date(value).toISOString().slice(0, 16)}Z` : printLiteral(value);
}

function failedPerformer(pattern: ActPattern, fact: Fact, act: Fact): Failure[] {
  if (pattern.by === null) return [];
  const same = fact.event.body.performer === act.event.body.performer;
  if (same === (pattern.by === 'same')) return [];
  return [
    {
      condition: pattern.by === 'same' ? 'by the same officer' : 'by another officer',
      found: fact.event.body.performer,
    },
  ];
}

const LOOKS_BACK = new Set(['precedence', 'alternate-precedence', 'chain-precedence', 'sequence']);

function failedPlace(view: View, fact: Fact, act: Fact): Failure[] {
  const { form } = view.check;
  const activation = form.activation.map((slot) => printPattern(slot.pattern)).join(' or ');
  const back = LOOKS_BACK.has(form.name);
  const place: Kleene = back ? before(fact, act) : before(act, fact);
  if (place !== YES && form.name !== 'responded-existence')
    return [
      {
        condition: `${back ? 'before' : 'after'} ${activation}`,
        found: place === NO ? (back ? 'after' : 'before') : 'uncertain',
      },
    ];
  if (form.within !== null && within(fact, act, form.within) !== YES)
    return [
      {
        condition: `within ${printDuration(form.within)}`,
        found: roughly(Math.abs(startOf(fact) - startOf(act))),
      },
    ];
  return form.limit.length > 0 && place === YES ? failedLimit(view, fact, act) : [];
}

function failedLimit(view: View, fact: Fact, act: Fact): Failure[] {
  const { limit } = view.check.form;
  const stop = limit
    .flatMap((slot) => view.list(slot).filter((stop) => fits(view, slot, stop, act) !== NO))
    .find((candidate) => before(act, candidate) !== NO && before(candidate, fact) !== NO);
  return stop === undefined
    ? []
    : [
        {
          condition: `before ${limit.map((slot) => printPattern(slot.pattern)).join(' or ')}`,
          found: 'after',
        },
      ];
}

function startOf(fact: Fact): number {
  return fact.event.body.claimed.start;
}

/** A duration rounded down to a unit people say. */
function roughly(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  const unit = ms < 60_000 ? 1000 : ms < 3_600_000 ? 60_000 : 3_600_000;
  return printDuration(Math.floor(ms / unit) * unit);
}
