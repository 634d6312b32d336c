import type { CheckVerdict } from '@tracecraft/practice';
import { revisionsOf } from '@tracecraft/workbench';
import { Link } from '@tanstack/react-router';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { formatClock, useSay } from '../../language/index.ts';
import { eventTitle } from './event-words.ts';
import { useCaseNames } from './use-case-names.ts';
import styles from './verdict-line.module.css';

/** What a verdict was before, and the event whose late arrival changed it; nothing is overwritten, so each change is told. */
export function RevisedBecause({ verdict }: { readonly verdict: CheckVerdict }) {
  const say = useSay();
  const { session, exercise } = useOpenCase();
  const { events } = useRecord(session);
  const names = useCaseNames();
  const recorded = revisionsOf(verdict, events);
  const known = new Set(recorded.map(({ because }) => because));
  const now = verdict.revisedBecauseOf;
  const rows = [
    ...recorded.map(({ because, from }) => ({ because, from })),
    ...(now === null || known.has(now) ? [] : [{ because: now, from: null }]),
  ];
  if (rows.length === 0) return null;
  return (
    <ul className={styles['revised']}>
      {rows.map(({ because, from }) => {
        const event = events.find(({ id }) => id === because);
        return (
          <li key={`${because} ${from}`}>
            {say('revised.because')}{' '}
            <Link
              to="."
              search={(before: Record<string, unknown>) => ({
                ...before,
                verdict: undefined,
                event: because,
              })}
            >
              {event === undefined
                ? because.slice(0, 8)
                : `${eventTitle(say, event, names)} ${formatClock(event.body.claimed.start, exercise.place.zone, false)}`}
            </Link>
            {from !== null && ` (${say('revised.was', { verdict: say(`verdict.${from}`) })})`}
          </li>
        );
      })}
    </ul>
  );
}
