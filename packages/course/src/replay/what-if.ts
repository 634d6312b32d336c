import { checkRecord, type CheckVerdict, type CompiledPractices, type Verdict } from '@tracecraft/practice';
import type { CaseEvent, EventId } from '@tracecraft/record';
import { keyOf } from './verdict-turns.ts';
import { movedRecord } from './moved-record.ts';
import { whyNotMoved, type NotMoved } from './why-not-moved.ts';

/** A verdict that would be another. Null: it would not exist. */
export interface WhatIfChange {
  readonly key: string;
  readonly from: Verdict | null;
  readonly to: Verdict | null;
  /** As it is, and as it would be. */
  readonly before: CheckVerdict | null;
  readonly after: CheckVerdict | null;
}

export type WhatIf =
  | { readonly possible: true; readonly changes: readonly WhatIfChange[] }
  | { readonly possible: false; readonly why: NotMoved };

/** How the record is looked at: as `checkRecord` is. */
export interface WhatIfOptions {
  readonly closed: boolean;
  readonly now?: number;
}

/**
 * The verdicts that would change had the act `event` happened at `newTime` (UTC ms), written down as soon after it as it
 * was. Only where that could have been: no act on what was not found yet. Works on copies; the record stays as it is.
 */
export function whatIf(
  events: readonly CaseEvent[],
  practices: CompiledPractices,
  event: EventId,
  newTime: number,
  options: WhatIfOptions = { closed: true },
): WhatIf {
  const why = whyNotMoved(events, event, newTime);
  if (why !== null) return { possible: false, why };
  const before = checkRecord(practices, events, options);
  const after = checkRecord(practices, movedRecord(events, event, newTime), options);
  return { possible: true, changes: changesOf(before, after) };
}

function changesOf(before: readonly CheckVerdict[], after: readonly CheckVerdict[]): readonly WhatIfChange[] {
  const was = new Map(before.map((one) => [keyOf(one), one]));
  const is = new Map(after.map((one) => [keyOf(one), one]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [first, second] = [was.get(key) ?? null, is.get(key) ?? null];
    const [from, to] = [first?.verdict ?? null, second?.verdict ?? null];
    return from === to ? [] : [{ key, from, to, before: first, after: second }];
  });
}
