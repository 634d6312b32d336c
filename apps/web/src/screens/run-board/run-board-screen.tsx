import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { plannedPhase, runClock, type BoardRow, type CourseRun, type PlannedPhase } from '@tracecraft/course';
import type { BoardRun } from '@tracecraft/protocol';
import { useLiveRunBoard } from '../../adapters/live-board.ts';
import { useCourse } from '../../case/open-course.ts';
import { Button, Empty, Notice, Progress } from '../../design/index.ts';
import { formatDuration, formatSpan, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import { useNow } from '../advice/use-now.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import { Departures } from '../board/board-screen.tsx';
import { PHASES } from '../board/phases.ts';
import { runWords } from '../runs/run-words.ts';
import { useRunTitle } from '../runs/use-run-title.ts';
import { attentionOf, type Turn } from './attention.ts';
import styles from './run-board.module.css';
import { usePlan } from './use-plan.ts';
import { useTurns } from './use-turns.ts';

type Row = BoardRow & BoardRun;

/** Teams of a run against plan, live, in the order of their names. `?projector`: large, without names of persons. */
export function RunBoardScreen() {
  const { say } = useLanguage().phrases;
  const { run: id } = useParams({ from: '/shell/course/$course/board/$run' });
  const { state } = useCourse();
  const run = state.runs.get(id);
  if (run === undefined) return <Page>{<Empty>{say('run.unknown')}</Empty>}</Page>;
  return <Board run={run} />;
}

function Board({ run }: { readonly run: CourseRun }) {
  const { say } = useLanguage().phrases;
  const { course } = useParams({ from: '/shell/course/$course/board/$run' });
  const { projector = false } = useSearch({ from: '/shell/course/$course/board/$run' });
  const { stream } = useCourse();
  const navigate = useNavigate();
  const now = useNow(1000);
  const title = useRunTitle(run);
  const { rows, state, problem } = useLiveRunBoard(run.run, stream);
  const turns = useTurns(rows, now);
  const { elapsed, left, paused } = runClock(run, now);
  const whole = elapsed + left;
  const plan = usePlan(run);
  const share = whole === 0 ? 0 : elapsed / whole;
  const planned = plan.length === 0 ? 'not-started' : plannedPhase(plan, share);
  const sorted = rows?.toSorted((a, b) => a.team.localeCompare(b.team, undefined, { numeric: true }));
  return (
    <div className={styles['board']} data-projector={projector}>
      <header className={styles['head']}>
        <h1>{title}</h1>
        <p className={styles['clock']} data-paused={paused}>
          {run.started !== null && run.state !== 'closed' && !paused
            ? formatDuration(left)
            : runWords(say, run, now)}
        </p>
        <output className="label">{say(`board.${state}`)}</output>
        <Button
          small
          aria-pressed={projector}
          onClick={() =>
            void navigate({ to: '.', search: { projector: !projector || undefined }, replace: true })
          }
        >
          {say('run.board.projector')}
        </Button>
        {!projector && (
          <Link to="/course/$course/runs/$run" params={{ course, run: run.run }}>
            {say('run.control')}
          </Link>
        )}
      </header>
      {problem !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, problem)}</p>
        </Notice>
      )}
      {rows === null && problem === null && <Progress label={say('board.loading')} />}
      {sorted?.length === 0 && <Empty>{say('run.board.none')}</Empty>}
      <p className={styles['legend']}>
        {say('run.board.plan')} <Plan plan={plan} whole={whole} />
      </p>
      <ul className={styles['teams']}>
        {sorted?.map((row) => (
          <li key={row.teamId}>
            <TeamRow
              row={row}
              planned={planned}
              now={now}
              projector={projector}
              turns={turns.filter(({ team }) => team === row.team)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The plan in words: until which minute of the run each phase goes. */
function Plan({ plan, whole }: { readonly plan: readonly PlannedPhase[]; readonly whole: number }) {
  const { say } = useLanguage().phrases;
  return plan
    .map(({ phase, until }) =>
      say('run.board.plan-until', {
        phase: say(`phase.${phase}`),
        minute: Math.round((until * whole) / 60_000),
      }),
    )
    .join(' · ');
}

function TeamRow({
  row,
  planned,
  now,
  projector,
  turns,
}: {
  readonly row: Row;
  readonly planned: BoardRow['phase'];
  readonly now: number;
  readonly projector: boolean;
  readonly turns: readonly Turn[];
}) {
  const { say } = useLanguage().phrases;
  const reached = PHASES.indexOf(row.phase);
  const isOn = row.clock !== null && row.clock.started !== null;
  const reasons = attentionOf(row, planned, now);
  return (
    <article className={styles['team']} data-attention={reasons.length > 0}>
      <header>
        <h2>{row.team}</h2>
        {!projector && <p className="label">{row.members.join(', ')}</p>}
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
              data-planned={isOn && phase === planned}
              aria-current={index + 1 === reached ? 'step' : undefined}
            >
              {say(`phase.${phase}`)}
              {isOn && phase === planned && <span className="sr-only"> {say('run.board.planned-here')}</span>}
            </li>
          ))}
        </ol>
        <p className={styles['counts']}>
          <span>
            {say('board.counts', { events: row.events, exhibits: row.exhibits, findings: row.findings })}
          </span>
          {(['satisfied', 'pending', 'violated', 'uncertain'] as const).map((verdict) => (
            <span key={verdict} className={styles['count']} title={say(`verdict.${verdict}`)}>
              <VerdictMark state={verdict} /> {row.verdicts[verdict]}{' '}
              <span className="sr-only">{say(`verdict.${verdict}`)}</span>
            </span>
          ))}
        </p>
        <ul className={styles['turns']} aria-label={say('run.board.turned')}>
          {turns.slice(0, 3).map((turn) => (
            <li key={`${turn.verdict}${turn.at}`}>
              <VerdictMark state={turn.verdict} />{' '}
              {say('run.board.turn', {
                by: turn.by > 0 ? `+${turn.by}` : `−${-turn.by}`,
                verdict: say(`verdict.${turn.verdict}`),
              })}
            </li>
          ))}
        </ul>
        {!projector && <Departures row={row} />}
      </div>
      <div className={styles['side']}>
        <p className={styles['sync']} data-sync={row.sync}>
          {say(`run.sync.${row.sync}`)}
        </p>
        {!projector && <Devices row={row} now={now} />}
        <ul className={styles['reasons']} aria-label={say('run.board.attention')}>
          {reasons.map(({ code, params }) => (
            <li key={code}>{say(`run.attention.${code}`, params)}</li>
          ))}
          {reasons.length === 0 && <li data-calm>{say('run.attention.none')}</li>}
        </ul>
      </div>
    </article>
  );
}

function Devices({ row, now }: { readonly row: Row; readonly now: number }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  return (
    <ul className={styles['devices']} aria-label={say('board.devices')}>
      {row.devices.map((device) => (
        <li key={device.feed}>
          {device.officer}{' '}
          <span className="label">
            {say('board.device', { count: device.events, ago: formatSpan(now - device.lastSeen, code) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
