import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { CourseRun } from '@tracecraft/course';
import type { CaseSummary } from '@tracecraft/protocol';
import { useState } from 'react';
import { useCourseCases } from '../../case/marking-content.ts';
import { useCourse } from '../../case/open-course.ts';
import { OpenedCase } from '../../case/opened-case.tsx';
import { Empty, Progress, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Problem } from '../../shell/cannot-open.tsx';
import { Page } from '../../shell/page.tsx';
import { ScoreWaits } from '../in-run/score-waits.tsx';
import { useRunTitle } from '../runs/use-run-title.ts';
import { Player } from './player.tsx';
import styles from './replay.module.css';
import { ReplayOfCase } from './replay-of-case.tsx';

/** What happened in a run, on one time axis: one team, or two side by side. Officers see their own after the release. */
export function ReplayScreen() {
  const { say } = useLanguage().phrases;
  const { run: id } = useParams({ from: '/shell/course/$course/replay/$run' });
  const { state, role } = useCourse();
  const { cases, problem } = useCourseCases();
  const run = state.runs.get(id);
  if (problem !== null) return <Page>{<Problem problem={problem} />}</Page>;
  if (run === undefined) return <Page>{<Empty>{say('run.unknown')}</Empty>}</Page>;
  if (role === 'trainee' && !run.released) return <Page>{<ScoreWaits />}</Page>;
  if (cases === undefined) return <Page>{<Progress label={say('marking.loading')} />}</Page>;
  return <Teams run={run} cases={cases.filter((one) => one.run === id)} />;
}

function Teams({ run, cases }: { readonly run: CourseRun; readonly cases: readonly CaseSummary[] }) {
  const { say } = useLanguage().phrases;
  const { course } = useParams({ from: '/shell/course/$course/replay/$run' });
  const { team, beside } = useSearch({ from: '/shell/course/$course/replay/$run' });
  const navigate = useNavigate();
  const title = useRunTitle(run);
  const [at, setAt] = useState(0);
  const [lengths, setLengths] = useState<Readonly<Record<string, number>>>({});
  const first = cases.find(({ stream }) => stream === team) ?? cases[0];
  const second = cases.find(({ stream }) => stream === beside && stream !== first?.stream);
  if (first === undefined) return <Page>{<Empty>{say('replay.no-case')}</Empty>}</Page>;
  const shown = second === undefined ? [first] : [first, second];
  const choose = (change: { readonly team?: string; readonly beside?: string | undefined }): void =>
    void navigate({
      to: '.',
      search: { team: first.stream, beside: second?.stream, ...change },
      replace: true,
    });
  const length = Math.max(0, ...shown.map(({ stream }) => lengths[stream] ?? 0));
  return (
    <div className={styles['page']}>
      <header>
        <h1>{say('replay.title', { run: title })}</h1>
        <p>
          {say('replay.why')}{' '}
          <Link to="/course/$course/lessons" params={{ course }}>
            {say('lesson.title')}
          </Link>
        </p>
      </header>
      {cases.length > 1 && (
        <div className={styles['choose']}>
          <SelectField
            label={say('replay.team')}
            value={first.stream}
            onChange={(event) => choose({ team: event.target.value })}
          >
            {cases.map((one) => (
              <option key={one.stream} value={one.stream}>
                {one.team}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={say('replay.beside')}
            value={second?.stream ?? ''}
            onChange={(event) =>
              choose({ beside: event.target.value === '' ? undefined : event.target.value })
            }
          >
            <option value="">{say('replay.alone')}</option>
            {cases
              .filter(({ stream }) => stream !== first.stream)
              .map((one) => (
                <option key={one.stream} value={one.stream}>
                  {one.team}
                </option>
              ))}
          </SelectField>
        </div>
      )}
      <Player at={at} length={length} onMove={setAt} />
      <div className={styles['teams']} data-two={second !== undefined}>
        {shown.map((summary) => (
          <OpenedCase key={summary.stream} summary={summary}>
            <ReplayOfCase
              run={run}
              at={at}
              onMove={setAt}
              onLength={(value) => setLengths((now) => ({ ...now, [summary.stream]: value }))}
            />
          </OpenedCase>
        ))}
      </div>
    </div>
  );
}
