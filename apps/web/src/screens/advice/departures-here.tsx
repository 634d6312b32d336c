import type { CheckVerdict } from '@tracecraft/practice';
import { departures, verdictKey, waiverFor, waivers } from '@tracecraft/workbench';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useShownRecord } from '../../case/use-shown-record.ts';
import { Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { useCaseNames } from '../record/use-case-names.ts';
import { verdictSearch } from '../record/verdict-search.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './advice-cards.module.css';
import { DepartureFlags } from './departure-flags.tsx';

/** Departures about what is chosen, with what was said of each: a waiver or an explanation never hides one. */
export function DeparturesHere({
  concerns,
}: {
  readonly concerns: (object: CheckVerdict['object']) => boolean;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { practices } = useOpenCase();
  const { events, verdicts } = useShownRecord();
  const names = useCaseNames();
  const asked = useMemo(() => waivers(events), [events]);
  const here = departures(verdicts, events).filter(({ verdict }) => concerns(verdict.object));
  if (here.length === 0) return null;
  return (
    <details className={styles['departures']}>
      <summary>{say('advice.departures', { count: here.length })}</summary>
      <ul className={styles['here']}>
        {here.map(({ verdict, state }) => {
          const practice = practices.practice(verdict.practice);
          return (
            <li key={verdictKey(verdict)}>
              <VerdictMark state={state === 'open' ? 'violated' : 'explained'} />{' '}
              <Link to="." search={verdictSearch(verdict)}>
                {practice === undefined ? verdict.practice : localised(practice.title)}
              </Link>{' '}
              <DepartureFlags verdict={verdict} waiver={waiverFor(verdict, asked)} names={names} />{' '}
              <Tag>{say('basis.of', { basis: say(`basis.${verdict.basis ?? 'none'}`) })}</Tag>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
