import type { CaseEvent } from '@tracecraft/record';
import type { CheckVerdict } from '@tracecraft/practice';

/** The states people are told a verdict turned to. */
export type TurnState = 'departed' | 'pending' | 'kept' | 'uncertain';

/** Where on the strip of time a verdict became what it is. */
export interface VerdictTurn {
  readonly verdict: CheckVerdict;
  readonly state: TurnState;
  /** UTC milliseconds. */
  readonly at: number;
  /** The act that turned it; null when only a deadline passed. */
  readonly event: string | null;
}

const STATES: Readonly<Partial<Record<CheckVerdict['verdict'], TurnState>>> = {
  violated: 'departed',
  pending: 'pending',
  satisfied: 'kept',
  uncertain: 'uncertain',
};

/** The turn of each verdict that has one, in order of time. `holding` and `not-applicable` have turned to nothing yet. */
export function verdictTurns(
  verdicts: readonly CheckVerdict[],
  events: readonly CaseEvent[],
): readonly VerdictTurn[] {
  const starts = new Map(events.map((event) => [event.id, event.body.claimed.start]));
  return verdicts
    .flatMap((verdict) => {
      const state = STATES[verdict.verdict];
      const at = verdict.since;
      return state === undefined || at === null
        ? []
        : [{ verdict, state, at, event: turnedBy(verdict, at, starts) }];
    })
    .toSorted((a, b) => a.at - b.at);
}

/** The proof whose time the turn has; the act that made the check bind where none has, unless a deadline did it. */
function turnedBy(verdict: CheckVerdict, at: number, starts: ReadonlyMap<string, number>): string | null {
  const own = [...verdict.proof, ...(verdict.activation === null ? [] : [verdict.activation])];
  const found = own.findLast((id) => starts.get(id) === at);
  if (found !== undefined) return found;
  const byClock = verdict.verdict === 'violated' && verdict.deadline === at;
  return byClock ? null : (verdict.activation ?? null);
}

/** Duties that wait and have a deadline, the nearest first. */
export function deadlinesAhead(
  verdicts: readonly CheckVerdict[],
): readonly (CheckVerdict & { readonly deadline: number })[] {
  return verdicts
    .filter(hasDeadline)
    .filter(({ verdict }) => verdict === 'pending')
    .toSorted((a, b) => a.deadline - b.deadline);
}

function hasDeadline(verdict: CheckVerdict): verdict is CheckVerdict & { readonly deadline: number } {
  return verdict.deadline !== null;
}
