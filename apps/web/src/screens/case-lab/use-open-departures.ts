import type { FindingsReport } from '@tracecraft/documents/findings';
import { explainVerdict, sayExplanation } from '@tracecraft/practice';
import { departures } from '@tracecraft/workbench';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useShownRecord } from '../../case/use-shown-record.ts';
import { useLanguage } from '../../language/index.ts';
import { useCaseNames } from '../record/use-case-names.ts';
import { readerCountry } from '../settings/country.ts';

/** Departures nobody explained, in words, as far as this person may see them now; null while the exercise keeps them back. */
export function useOpenDepartures(): () => FindingsReport['departures'] {
  const { session, practices } = useOpenCase();
  const { verdicts, events } = useShownRecord();
  const names = useCaseNames();
  const { phrases, localised } = useLanguage();
  return () => {
    if (verdicts.length === 0 && session.verdicts().length > 0) return null;
    return departures(verdicts, events)
      .filter(({ state }) => state === 'open')
      .map(({ verdict }) => {
        const practice = practices.practice(verdict.practice);
        const country = readerCountry();
        const told =
          practice === undefined ? null : explainVerdict(verdict, { events, practice, phrases, country });
        return {
          title: practice === undefined ? verdict.practice : localised(practice.title),
          object: names.object(verdict.object.id) ?? verdict.object.type,
          severity: verdict.severity,
          lines: told === null ? [] : sayExplanation(told, phrases).split('\n'),
        };
      });
  };
}
