import { runClock, type CourseRun } from '@tracecraft/course';
import { useMemo } from 'react';
import { useRunState } from '../../case/case-run.ts';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { LaterPhrases, formatClock, formatDuration, useLanguage } from '../../language/index.ts';
import { useNow } from '../advice/use-now.ts';
import { Hints } from './hints.tsx';
import styles from './in-run.module.css';
import { messagesOf } from './messages.ts';
import { useInjects } from './use-injects.ts';

/** What a run adds to every screen of a case: time left, what came in, hints. Nothing outside a run. */
export function RunStrip() {
  const { run } = useOpenCase();
  return run === null ? null : (
    <LaterPhrases>
      <Strip />
    </LaterPhrases>
  );
}

function Strip() {
  const { say } = useLanguage().phrases;
  const { session, account } = useOpenCase();
  const { events } = useRecord(session);
  const state = useRunState();
  useInjects();
  const now = useNow(1000);
  const began = events.find(({ header }) => header.kind === 'case.opened')?.body.recorded;
  const joinedLate =
    state?.started !== null &&
    state !== null &&
    !events.some(({ header, body }) => header.kind === 'officer.joined' && body.performer === account.id) &&
    began !== undefined &&
    now - state.started > LATE_MS;
  return (
    <section className={styles['strip']} aria-label={say('run.strip')}>
      {state === null ? <p>{say('run.strip.unknown')}</p> : <TimeLeft run={state} now={now} />}
      {joinedLate && <p className={styles['late']}>{say('run.strip.late-device')}</p>}
      <Messages />
      <Hints />
    </section>
  );
}

/** After this long a device that joins is told that the run goes on already. */
const LATE_MS = 120_000;

function TimeLeft({ run, now }: { readonly run: CourseRun; readonly now: number }) {
  const { say } = useLanguage().phrases;
  const { exercise } = useOpenCase();
  const { left, paused, over, ends } = runClock(run, now);
  if (run.state === 'closed') return <p className={styles['time']}>{say('run.strip.closed')}</p>;
  if (run.started === null) return <p className={styles['time']}>{say('run.not-started')}</p>;
  if (paused)
    return (
      <p className={styles['time']} data-paused>
        {say('run.state.paused', { left: formatDuration(left) })}
      </p>
    );
  if (over)
    return (
      <p className={styles['time']} data-short>
        {say('run.strip.time-out')}
      </p>
    );
  return (
    <p className={styles['time']} data-short={left < SHORT_MS || undefined}>
      <b>{formatDuration(left)}</b>{' '}
      {say('run.strip.left', { time: formatClock(ends, exercise.place.zone, false) })}
    </p>
  );
}

const SHORT_MS = 300_000;

/** What came in, newest first: the newest is read out, the rest a fold away. */
function Messages() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { session, exercise, account, run } = useOpenCase();
  const { events } = useRecord(session);
  const messages = useMemo(
    () => messagesOf(events, run?.injects ?? [], account.id),
    [events, run, account.id],
  );
  const [newest, ...older] = messages;
  return (
    <>
      <output className={styles['message']} hidden={newest === undefined}>
        {newest !== undefined && (
          <>
            <span className="label">
              {formatClock(newest.at, exercise.place.zone, false)} {say('run.strip.message')}
            </span>{' '}
            {newest.text === null ? newest.said : localised(newest.text)}
          </>
        )}
      </output>
      {older.length > 0 && (
        <details className={styles['older']}>
          <summary>{say('run.strip.older', { count: older.length })}</summary>
          <ul>
            {older.map((one) => (
              <li key={one.event}>
                <span className="label">{formatClock(one.at, exercise.place.zone, false)}</span>{' '}
                {one.text === null ? one.said : localised(one.text)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
