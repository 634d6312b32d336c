import type { CaseEvent } from '@tracecraft/record';
import type { CheckVerdict } from '@tracecraft/practice';
import { textOf } from './field.ts';

/** A departure as people see it: a violated verdict and what was said about it. */
export interface DepartureView {
  readonly verdict: CheckVerdict;
  readonly state: 'open' | 'explained' | 'waived';
  /** The officer's reason, with when it was written and whether after the advice; null while open. */
  readonly explanation: {
    readonly event: string;
    readonly reason: string;
    readonly by: string;
    readonly at: number;
    readonly afterAdvice: boolean;
  } | null;
}

/** Departures, the most severe first, then in the order they arose. */
export function departures(
  verdicts: readonly CheckVerdict[],
  events: readonly CaseEvent[],
): readonly DepartureView[] {
  return verdicts
    .filter(({ verdict }) => verdict === 'violated')
    .toSorted((a, b) => b.severity - a.severity || (a.since ?? 0) - (b.since ?? 0))
    .map((verdict) => ({ verdict, state: stateOf(verdict), explanation: explanationOf(verdict, events) }));
}

function stateOf(verdict: CheckVerdict): DepartureView['state'] {
  if (verdict.explained !== null) return 'explained';
  return verdict.waived === null ? 'open' : 'waived';
}

function explanationOf(verdict: CheckVerdict, events: readonly CaseEvent[]): DepartureView['explanation'] {
  const event = verdict.explained === null ? undefined : events.find(({ id }) => id === verdict.explained);
  if (event === undefined) return null;
  return {
    event: event.id,
    reason: textOf(event, 'reason') ?? '',
    by: event.body.performer,
    at: event.body.claimed.start,
    afterAdvice: event.body.fields['after-advice'] === true,
  };
}
