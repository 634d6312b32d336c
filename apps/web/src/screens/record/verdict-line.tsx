import type { CheckVerdict } from '@tracecraft/practice';
import { Link } from '@tanstack/react-router';
import { useOpenCase } from '../../case/open-case-context.ts';
import { Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { VerdictMark } from './verdict-mark.tsx';
import styles from './verdict-line.module.css';

/** One verdict of a practice in words: state, practice, basis. */
export function VerdictLine({
  verdict,
  how,
}: {
  readonly verdict: CheckVerdict;
  readonly how?: 'activates' | 'proves' | 'misses';
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { practices } = useOpenCase();
  const practice = practices.practice(verdict.practice);
  const state = verdict.verdict === 'violated' && verdict.explained !== null ? 'explained' : verdict.verdict;
  return (
    <div className={styles['line']}>
      <VerdictMark state={state} size={18} />
      <div>
        <p className={styles['head']}>
          <b>{say(`verdict.${state}`)}</b> {how !== undefined && <span>{say(`verdict.how.${how}`)}</span>}
        </p>
        <p>
          <Link to="/practices/$practice" params={{ practice: verdict.practice }}>
            {practice === undefined ? verdict.practice : localised(practice.title)}
          </Link>
        </p>
        <p className={styles['tags']}>
          {verdict.basis !== null && <Tag>{say(`basis.${verdict.basis}`)}</Tag>}
          {verdict.late && <Tag tone="risk">{say('record.late')}</Tag>}
          {verdict.waived !== null && <Tag>{say('verdict.waived')}</Tag>}
          {verdict.revisedBecauseOf !== null && <Tag tone="info">{say('verdict.revised')}</Tag>}
        </p>
      </div>
    </div>
  );
}
