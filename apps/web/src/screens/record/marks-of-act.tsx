import { IconEye, IconEyeOff } from '@tabler/icons-react';
import type { Mark } from '@tracecraft/workbench';
import { useOpenCase } from '../../case/open-case-context.ts';
import { formatClock, useSay } from '../../language/index.ts';
import styles from './event-detail.module.css';
import { useCaseNames } from './use-case-names.ts';

/** What assessors at the scene said of an act: seen or not seen, by whom, when, in what words. */
export function MarksOfAct({ marks }: { readonly marks: readonly Mark[] }) {
  const say = useSay();
  const { exercise } = useOpenCase();
  const names = useCaseNames();
  if (marks.length === 0) return null;
  return (
    <ul className={styles['marks']} aria-label={say('mark.title')}>
      {marks.map((mark) => (
        <li key={mark.event}>
          {mark.seen ? <IconEye size={18} aria-hidden /> : <IconEyeOff size={18} aria-hidden />}
          <span>
            <b>{say(mark.seen ? 'mark.seen' : 'mark.not-seen')}</b>{' '}
            {say('mark.by', {
              officer: names.officer(mark.by),
              time: formatClock(mark.at, exercise.place.zone, false),
            })}
            {mark.note !== null && <q>{mark.note}</q>}
          </span>
        </li>
      ))}
    </ul>
  );
}
