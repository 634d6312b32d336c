import { createMonitor, type CheckVerdict, type CompiledPractices, type Verdict } from '@tracecraft/practice';
import type { CaseEvent, EventId } from '@tracecraft/record';

/** A verdict that became another while the record grew. */
export interface VerdictTurn {
  /** Practice, step and objects, one line: the same verdict at every turn. */
  readonly key: string;
  readonly practice: string;
  readonly step: string;
  readonly object: CheckVerdict['object'];
  readonly on: CheckVerdict['on'];
  readonly severity: number;
  /** Null: nothing had been told of it yet. */
  readonly from: Verdict | null;
  readonly to: Verdict;
  /** The event that was folded when it turned; null when only time passed or the case was closed. */
  readonly because: EventId | null;
  /** UTC ms: when that event was written down, or when the time passed. */
  readonly at: number;
  readonly verdict: CheckVerdict;
}

/** Told apart by what they are about. */
export function keyOf({
  practice,
  step,
  object,
  on,
}: Pick<CheckVerdict, 'practice' | 'step' | 'object' | 'on'>): string {
  return `${practice}/${step}/${object.type}:${object.id}${on === null ? '' : `:${on.id}`}`;
}

/** Turns in the order they came, and the verdicts as they stand at the end. */
export interface Turned {
  readonly turns: readonly VerdictTurn[];
  readonly verdicts: readonly CheckVerdict[];
}

/**
 * Every turn of every verdict, by folding the record event by event in record order with the clock of its own writing
 * times; then, where `closed` is given (UTC ms), the close. Turns to what does not apply are told only where something
 * had been told before.
 */
export function turnsOf(
  practices: CompiledPractices,
  ordered: readonly CaseEvent[],
  closed: number | null,
): Turned {
  const monitor = createMonitor(practices);
  const told = new Map<string, Verdict>();
  const turns: VerdictTurn[] = [];
  const take = (changes: Iterable<CheckVerdict>, because: EventId | null, at: number): void => {
    for (const verdict of changes) {
      const turn = turnOf(verdict, told, because, at);
      if (turn !== null) turns.push(turn);
    }
  };
  for (const event of ordered) {
    const { recorded } = event.body;
    take(monitor.tick(recorded), null, recorded);
    take(monitor.add([event]), event.id, recorded);
  }
  if (closed !== null) {
    take(monitor.tick(closed), null, closed);
    take(monitor.close(), null, closed);
  }
  return { turns, verdicts: monitor.verdicts() };
}

/** A verdict not yet activated that holds says nothing that happened. */
function turnOf(
  verdict: CheckVerdict,
  told: Map<string, Verdict>,
  because: EventId | null,
  at: number,
): VerdictTurn | null {
  const key = keyOf(verdict);
  const from = told.get(key) ?? null;
  const to = verdict.verdict;
  told.set(key, to);
  if (from === to || (from === null && (to === 'not-applicable' || to === 'holding'))) return null;
  const { practice, step, object, on, severity, deadline } = verdict;
  const passed = because === null && to === 'violated' && deadline !== null && deadline < at;
  return {
    key,
    practice,
    step,
    object,
    on,
    severity,
    from,
    to,
    because,
    at: passed ? deadline : at,
    verdict,
  };
}
