import type { CheckVerdict } from '@tracecraft/practice';
import { waiverFor, waivers } from '@tracecraft/workbench';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { DepartureFlags } from '../advice/departure-flags.tsx';
import { RevisedBecause } from './revised-because.tsx';
import { useCaseNames } from './use-case-names.ts';
import { VerdictMark } from './verdict-mark.tsx';
import styles from './verdict-line.module.css';
import { verdictSearch } from './verdict-search.ts';

/** One verdict of a practice in words: state, practice, basis, what was said about it; its explanation one tap away. */
export function VerdictLine({
  verdict,
  how,
}: {
  readonly verdict: CheckVerdict;
  readonly how?: 'activates' | 'proves' | 'misses';
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { practices, session } = useOpenCase();
  const { events } = useRecord(session);
  const names = useCaseNames();
  const waiver = useMemo(() => waiverFor(verdict, waivers(events)), [verdict, events]);
  const practice = practices.practice(verdict.practice);
  const said = verdict.explained !== null || verdict.waived !== null;
  const state = verdict.verdict === 'violated' && said ? 'explained' : verdict.verdict;
  return (
    <div className={styles['line']}>
      <VerdictMark state={state} size={18} />
      <div>
        <p className={styles['head']}>
          <b>{say(`verdict.${verdict.verdict}`)}</b>{' '}
          {how !== undefined && <span>{say(`verdict.how.${how}`)}</span>}
        </p>
        <p>
          <Link to="." search={verdictSearch(verdict)}>
            {practice === undefined ? verdict.practice : localised(practice.title)}
            <span className="sr-only">. {say('explanation.open')}</span>
          </Link>
        </p>
        <p className={styles['tags']}>
          <Tag>{say('basis.of', { basis: say(`basis.${verdict.basis ?? 'none'}`) })}</Tag>
          {verdict.late && <Tag tone="risk">{say('record.late')}</Tag>}
          {verdict.verdict === 'violated' && (
            <DepartureFlags verdict={verdict} waiver={waiver} names={names} />
          )}
        </p>
        <RevisedBecause verdict={verdict} />
      </div>
    </div>
  );
}
