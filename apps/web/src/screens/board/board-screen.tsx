import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { BoardRow, ExerciseBrief } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { useLiveBoard } from '../../adapters/live-board.ts';
import { libraryQuery } from '../../case/practice-library.ts';
import { Empty, Notice, Progress, Tag } from '../../design/index.ts';
import { formatSpan, useLanguage } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';
import { useNow } from '../advice/use-now.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './board.module.css';
import { PHASES } from './phases.ts';

/** The trainer's board: teams against the phases of the work, live. In the order of their names; never a rank. */
export function BoardScreen() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { exercise: id } = useParams({ from: '/shell/board/$exercise' });
  const exercise = useQuery({
    queryKey: ['exercise', id],
    queryFn: () => freshOrKept<ExerciseBrief>(paths.exercise(id)),
  });
  const { rows, state, problem } = useLiveBoard(id);
  const now = useNow(5000);
  const sorted = rows?.toSorted((a, b) => a.team.localeCompare(b.team, undefined, { numeric: true }));
  return (
    <div className={styles['board']}>
      <header className={styles['head']}>
        <h1>{exercise.data === undefined ? id : localised(exercise.data.title)}</h1>
        {exercise.data !== undefined && <Tag>{say(`setting.${exercise.data.setting}`)}</Tag>}
        <output className="label">{say(`board.${state}`)}</output>
      </header>
      {problem !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, problem)}</p>
        </Notice>
      )}
      {rows === null && problem === null && <Progress label={say('board.loading')} />}
      {sorted?.length === 0 && <Empty>{say('board.none')}</Empty>}
      {sorted !== undefined && sorted.length > 0 && (
        <ul className={styles['teams']}>
          {sorted.map((row) => (
            <li key={row.stream || row.team}>
              <TeamRow row={row} now={now} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function TeamRow({ row, now }: { readonly row: BoardRow; readonly now: number }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const reached = PHASES.indexOf(row.phase);
  return (
    <article className={styles['team']}>
      <header>
        <h2>{row.team}</h2>
        <p className="label">{row.members.join(', ')}</p>
      </header>
      <div className={styles['middle']}>
        <ol
          className={styles['phases']}
          aria-label={say('board.phase', { phase: say(`phase.${row.phase}`) })}
        >
          {PHASES.slice(1).map((phase, index) => (
            <li
              key={phase}
              data-done={index + 1 < reached}
              data-now={index + 1 === reached}
              aria-current={index + 1 === reached ? 'step' : undefined}
            >
              {say(`phase.${phase}`)}
            </li>
          ))}
        </ol>
        <p className={styles['counts']}>
          <span>
            {say('board.counts', { events: row.events, exhibits: row.exhibits, findings: row.findings })}
          </span>
          {(['satisfied', 'pending', 'violated', 'uncertain'] as const).map((state) => (
            <span key={state} className={styles['count']} title={say(`verdict.${state}`)}>
              <VerdictMark state={state} /> {row.verdicts[state]}{' '}
              <span className="sr-only">{say(`verdict.${state}`)}</span>
            </span>
          ))}
        </p>
        <Departures row={row} />
      </div>
      <ul className={styles['devices']} aria-label={say('board.devices')}>
        {row.devices.map((device) => (
          <li key={device.feed}>
            <span>{device.officer}</span>{' '}
            <span className="label">
              {say('board.device', { count: device.events, ago: formatSpan(now - device.lastSeen, code) })}
            </span>
          </li>
        ))}
        {row.devices.length === 0 && <li className="label">{say('board.no-device')}</li>}
      </ul>
    </article>
  );
}

/** Departures nobody waived, those without an explanation first: practices alone, no object and no person. */
export function Departures({ row }: { readonly row: BoardRow }) {
  const { phrases, localised } = useLanguage();
  const library = useQuery(libraryQuery).data;
  const open = row.departures.filter(({ explained }) => !explained);
  if (row.departures.length === 0) return null;
  return (
    <details className={styles['departures']}>
      <summary>
        {phrases.say('board.departures', {
          open: open.length,
          explained: row.departures.length - open.length,
        })}
      </summary>
      <ul>
        {row.departures.map((departure) => {
          const practice = library?.practice(departure.practice);
          return (
            <li key={`${departure.practice}/${departure.step}/${departure.object}`}>
              <VerdictMark state={departure.explained ? 'explained' : 'violated'} />{' '}
              {practice === undefined ? departure.practice : localised(practice.title)}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
