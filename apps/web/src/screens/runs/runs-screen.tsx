import { Link, useParams } from '@tanstack/react-router';
import type { CourseRun } from '@tracecraft/course';
import { teamOf } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import { buttonClass, Empty, Notice, Panel, Tag } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { useNow } from '../advice/use-now.ts';
import { When } from '../course-parts/when.tsx';
import { choiceText } from '../record/event-words.ts';
import { PlanRun } from './plan-run.tsx';
import { exerciseName, isActivity, runWords } from './run-words.ts';
import styles from './runs.module.css';
import { useRunTitle } from './use-run-title.ts';

/** Runs of a course: a trainee sees those of their team and their duty in each; a trainer plans and opens them. */
export function RunsScreen() {
  const say = useSay();
  const { state, role } = useCourse();
  const runs = [...state.runs.values()].toSorted((a, b) => a.starts - b.starts);
  if (role === 'trainee') return <OwnRuns runs={runs} />;
  return (
    <Page>
      <h1>{say('run.title')}</h1>
      {runs.length === 0 && <Empty>{say('run.none')}</Empty>}
      <ul className={styles['list']}>
        {runs.map((run) => (
          <li key={run.run}>
            <StaffRow run={run} />
          </li>
        ))}
      </ul>
      {(role === 'trainer' || role === 'programme-office') && <PlanRun />}
    </Page>
  );
}

function StaffRow({ run }: { readonly run: CourseRun }) {
  const say = useSay();
  const { course } = useParams({ from: '/shell/course/$course' });
  const now = useNow(1000);
  const params = { course, run: run.run };
  const title = useRunTitle(run);
  return (
    <Panel title={title} aside={<RunTags run={run} />}>
      <div className={styles['row']}>
        <div>
          <p className={styles['clock']}>{runWords(say, run, now)}</p>
          <p className="label">
            {run.version} · <When starts={run.starts} ends={run.ends} day /> ·{' '}
            {say('run.teams', { count: run.teams.length })}
          </p>
        </div>
        <div className={styles['buttons']}>
          <Link to="/course/$course/runs/$run" params={params} className={buttonClass()}>
            {say('run.control')}
          </Link>
          {!isActivity(run) && (
            <Link to="/course/$course/board/$run" params={params} className={buttonClass()}>
              {say('run.board')}
            </Link>
          )}
          {!isActivity(run) && run.started !== null && (
            <Link to="/course/$course/replay/$run" params={params} className={buttonClass()}>
              {say('marking.replay')}
            </Link>
          )}
        </div>
      </div>
    </Panel>
  );
}

function RunTags({ run }: { readonly run: CourseRun }) {
  const say = useSay();
  return (
    <span className={styles['buttons']}>
      {run.assessed && <Tag tone="info">{say('run.assessed')}</Tag>}
      {run.released && <Tag tone="ok">{say('run.released')}</Tag>}
    </span>
  );
}

/** What a trainee plays: their duty, the time left, and the way in. */
function OwnRuns({ runs }: { readonly runs: readonly CourseRun[] }) {
  const say = useSay();
  const { state, account } = useCourse();
  const team = teamOf(state, account.id);
  const own = runs.filter((run) => team !== null && run.teams.includes(team.team));
  return (
    <Page>
      <h1>{say('run.title-own')}</h1>
      {team === null && <Notice tone="risk">{say('run.no-team')}</Notice>}
      {team !== null && own.length === 0 && <Empty>{say('run.none-own')}</Empty>}
      <ul className={styles['list']}>
        {own.map((run) => (
          <li key={run.run}>
            <OwnRow run={run} team={team?.team ?? ''} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function OwnRow({ run, team }: { readonly run: CourseRun; readonly team: string }) {
  const { say } = useLanguage().phrases;
  const { course } = useParams({ from: '/shell/course/$course' });
  const { state, account } = useCourse();
  const now = useNow(1000);
  const title = useRunTitle(run);
  const duties = run.duties.get(team);
  const mine = duties?.get(account.id) ?? null;
  const name = (id: string): string => state.people.get(id)?.name ?? id;
  return (
    <Panel title={title} aside={<RunTags run={run} />}>
      <div className={styles['row']}>
        <div>
          <p className={styles['clock']}>{runWords(say, run, now)}</p>
          <p className="label">
            <When starts={run.starts} ends={run.ends} day />
          </p>
          {mine !== null && <p>{say('run.your-duty', { duty: choiceText(say, mine) })}</p>}
          {duties !== undefined && (
            <p className="label">
              {[...duties].map(([who, duty]) => `${name(who)}: ${choiceText(say, duty)}`).join(' · ')}
            </p>
          )}
        </div>
        {run.started === null ? (
          <p>{say('run.not-started')}</p>
        ) : isActivity(run) ? (
          <Link
            to="/course/$course/activity/$run"
            params={{ course, run: run.run }}
            className={buttonClass({ look: run.state === 'closed' ? 'plain' : 'primary' })}
          >
            {say(run.state === 'closed' ? 'run.see-result' : 'run.go')}
          </Link>
        ) : (
          <div className={styles['buttons']}>
            <Link
              to="/exercise/$exercise"
              params={{ exercise: exerciseName(run, state.published) }}
              search={{ run: run.run, course }}
              className={buttonClass({ look: run.state === 'closed' ? 'plain' : 'primary' })}
            >
              {say(run.state === 'closed' ? 'run.see-case' : 'run.go')}
            </Link>
            {run.released && (
              <Link
                to="/course/$course/replay/$run"
                params={{ course, run: run.run }}
                className={buttonClass()}
              >
                {say('marking.replay')}
              </Link>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}
