import type { CaseEvent } from '@tracecraft/record';
import type { Advice } from '@tracecraft/practice';

export type AdviceMode = 'live' | 'after' | 'debrief';

/**
 * Advice an officer may see now (settled question 19). `live`: all of it; `after`: only what an act already did;
 * `debrief`: nothing before the work is handed in. Most severe and repairable first.
 */
export function adviceToShow(
  advice: readonly Advice[],
  mode: AdviceMode,
  events: readonly CaseEvent[],
): readonly Advice[] {
  const handedIn = events.some(({ header }) => header.kind === 'case.handed-in');
  const visible = advice.filter(({ form }) =>
    mode === 'live' ? true : form === 'departure' && (mode === 'after' || handedIn),
  );
  return visible.toSorted(
    (a, b) => b.verdict.severity - a.verdict.severity || Number(b.repairable) - Number(a.repairable),
  );
}

/** Those of `advice` the record does not yet show as seen: each is recorded once a case. */
export function adviceNotYetRecorded(
  advice: readonly Advice[],
  events: readonly CaseEvent[],
): readonly Advice[] {
  const shown = new Set(
    events
      .filter(({ header }) => header.kind === 'advice.shown')
      .map(({ body: { fields } }) =>
        key(fields['practice'], fields['step'], fields['object'], fields['form']),
      ),
  );
  return advice.filter(
    ({ verdict, form }) => !shown.has(key(verdict.practice, verdict.step, verdict.object.id, form)),
  );
}

function key(...parts: readonly unknown[]): string {
  return parts.map(String).join(' ');
}

/** True when advice on this practice, step and object was shown before now: an explanation written then says so. */
export function adviceWasShown(
  events: readonly CaseEvent[],
  about: { practice: string; step: string; object: string },
): boolean {
  return events.some(
    ({ header, body: { fields } }) =>
      header.kind === 'advice.shown' &&
      fields['practice'] === about.practice &&
      fields['step'] === about.step &&
      fields['object'] === about.object,
  );
}
