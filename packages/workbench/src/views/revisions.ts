import type { CaseEvent } from '@tracecraft/record';
import type { CheckVerdict } from '@tracecraft/practice';
import { stateAct } from '../acts/state-act.ts';
import type { Act } from '../session-contract.ts';
import { textOf } from './field.ts';
import { verdictKey } from './verdict-key.ts';

/** A verdict that had been shown and was changed by what arrived late. Both stay readable. */
export interface Revision {
  readonly event: string;
  readonly from: string;
  readonly to: string;
  /** Event whose late arrival changed it. */
  readonly because: string;
  /** Officer on whose screen it changed. */
  readonly by: string;
  readonly at: number;
}

/** Revisions of a verdict in the order of the record. */
export function revisionsOf(
  { practice, step, object }: Pick<CheckVerdict, 'practice' | 'step' | 'object'>,
  events: readonly CaseEvent[],
): readonly Revision[] {
  return events
    .filter(
      ({ header, body: { fields } }) =>
        header.kind === 'verdict.revised' &&
        fields['practice'] === practice &&
        fields['step'] === step &&
        fields['object'] === object.id,
    )
    .map((event) => ({
      event: event.id,
      from: textOf(event, 'from') ?? '',
      to: textOf(event, 'to') ?? '',
      because: textOf(event, 'because') ?? '',
      by: event.body.performer,
      at: event.body.claimed.start,
    }));
}

/** Watches what one screen shows and says which of its changes must be recorded. */
export interface RevisionWatch {
  /** What the screen shows now. Returns a `verdict.revised` act for each shown verdict a late event changed, once. */
  see(verdicts: readonly CheckVerdict[], events: readonly CaseEvent[]): readonly Act[];
}

/** One watch a case and device, fed with every picture of the strip. A verdict that told nobody anything is not revised. */
export function createRevisionWatch(): RevisionWatch {
  let shown = new Map<string, CheckVerdict>();
  const told = new Set<string>();
  return {
    see(verdicts, events) {
      const before = shown;
      shown = new Map(verdicts.map((verdict) => [verdictKey(verdict), verdict]));
      const changed = verdicts.filter((verdict) => isRevised(before.get(verdictKey(verdict)), verdict));
      const acts: Act[] = [];
      for (const verdict of changed) {
        const because = verdict.revisedBecauseOf ?? '';
        const once = `${verdictKey(verdict)} ${because}`;
        if (told.has(once) || revisionsOf(verdict, events).some((known) => known.because === because))
          continue;
        told.add(once);
        acts.push(revisionAct(before.get(verdictKey(verdict))?.verdict ?? '', verdict, because));
      }
      return acts;
    },
  };
}

function isRevised(before: CheckVerdict | undefined, now: CheckVerdict): boolean {
  if (before === undefined || before.verdict === 'not-applicable' || before.verdict === now.verdict)
    return false;
  return now.revisedBecauseOf !== null && now.revisedBecauseOf !== before.revisedBecauseOf;
}

function revisionAct(from: string, { practice, step, object, verdict }: CheckVerdict, because: string): Act {
  return stateAct('verdict.revised', {
    fields: { practice, step, object: object.id, from, to: verdict, because },
  });
}
