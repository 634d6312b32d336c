import type { LogRule } from '../rule.ts';
import { agree, isActivation, mayBeTarget, type NaivePart } from './naive-rule.ts';
import type { NaiveEvent } from './naive-trace.ts';

/** A violated activation: position of the activating event and of the event that stands in the way (-1: none). */
interface NaiveViolation {
  readonly activation: number;
  readonly blocking: number;
  /** False when later events could still repair it. */
  readonly permanent: boolean;
}

export interface PartState {
  readonly part: NaivePart;
  readonly activations: readonly number[];
  readonly violations: readonly NaiveViolation[];
  /** No later event can bring a violation. */
  readonly settled: boolean;
}

function positions(trace: readonly NaiveEvent[], test: (event: NaiveEvent, at: number) => boolean): number[] {
  return [...trace.keys()].filter((at) => test(trace[at]!, at));
}

/** The span strictly between positions in which a target keeps the activation at `i`; null when a target breaks it. */
function spanOf(form: string, i: number, activations: readonly number[]): readonly [number, number] | null {
  const next = activations.find((other) => other > i) ?? Infinity;
  const previous = activations.findLast((other) => other < i) ?? -1;
  switch (form) {
    case 'responded existence':
      return [-1, Infinity];
    case 'response':
      return [i, Infinity];
    case 'alternate response':
      return [i, next];
    case 'chain response':
      return [i, i + 2];
    case 'precedence':
      return [-1, i];
    case 'alternate precedence':
      return [previous, i];
    case 'chain precedence':
      return [i - 2, i];
    default:
      return null;
  }
}

/** The event in the way: the next or previous activation of alternate forms, the neighbour of chain forms. */
function wayOf(form: string, i: number, activations: readonly number[], length: number): number {
  if (form === 'alternate response') return activations.find((other) => other > i) ?? -1;
  if (form === 'alternate precedence') return activations.findLast((other) => other < i) ?? -1;
  if (form === 'chain response') return i + 1 < length ? i + 1 : -1;
  return form === 'chain precedence' ? i - 1 : -1;
}

/** True when no event after the last one can be a target of the activation: its attributes or its time forbid it. */
function tooLate(event: NaiveEvent, trace: readonly NaiveEvent[], rule: LogRule): boolean {
  if (rule.correlation.some(({ attr }) => !event.attributes.has(attr))) return true;
  if (rule.time === null) return false;
  if (event.time === null) return true;
  const now = Math.max(...trace.flatMap(({ time }) => time ?? []));
  return (now - event.time) / 1000 > rule.time.hi;
}

/** Judges every activation of one relation in a trace of one or more events. */
export function judgePart(trace: readonly NaiveEvent[], part: NaivePart, rule: LogRule): PartState {
  const { form } = part;
  const activations = positions(trace, (event) => isActivation(event, part));
  const targets = positions(trace, (event) => mayBeTarget(event, part));
  const violations = activations.flatMap((i): NaiveViolation[] => {
    const own = targets.filter((j) => j !== i && agree(trace[i]!, trace[j]!, rule));
    const span = spanOf(form, i, activations);
    if (span === null) {
      const blocking = firstForbidden(form, i, own);
      return blocking === undefined ? [] : [{ activation: i, blocking, permanent: true }];
    }
    if (own.some((j) => span[0] < j && j < span[1])) return [];
    const blocking = wayOf(form, i, activations, trace.length);
    const over = form.endsWith('precedence') || blocking >= 0 || tooLate(trace[i]!, trace, rule);
    return [{ activation: i, blocking, permanent: over }];
  });
  const lasting = form === 'precedence' || form === 'responded existence';
  const pairwise = rule.correlation.length > 0 || rule.time !== null;
  const settled = lasting && !pairwise && targets.length > 0 && violations.length === 0;
  return { part, activations, violations, settled };
}

/** The nearest forbidden target before the activation where those count, else the first after it. */
function firstForbidden(form: string, i: number, targets: readonly number[]): number | undefined {
  const before = form === 'not response' ? undefined : targets.findLast((j) => j < i);
  return before ?? targets.find((j) => j > i);
}
