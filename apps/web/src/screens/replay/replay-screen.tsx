import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { CourseRun } from '@tracecraft/course';
import type { CaseSummary } from '@tracecraft/protocol';
import { useState } from 'react';
import { caseQuery } from '../../case/case-query.ts';
import { useCourseCases } from '../../case/marking-content.ts';
import type { OpenCase } from '../../case/open-case-context.ts';
import { useCourse } from '../../case/open-course.ts';
import { Empty, Notice, Progress, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
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
  if (problem !== null)
    return (
      <Page>
        <Notice tone="departure" live>
          <p>{problemText(say, problem)}</p>
        </Notice>
      </Page>
    );
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
            {(open) => (
              <ReplayOfCase
                open={open}
                run={run}
                at={at}
                onMove={setAt}
                onLength={(value) => setLengths((now) => ({ ...now, [summary.stream]: value }))}
              />
            )}
          </OpenedCase>
        ))}
      </div>
    </div>
  );
}

/** Opens a case of the run: a team's for course staff, the own one for an officer. */
function OpenedCase({
  summary,
  children,
}: {
  readonly summary: CaseSummary;
  readonly children: (open: OpenCase) => React.ReactNode;
}) {
  const { say } = useLanguage().phrases;
  const { account, role, stream } = useCourse();
  const client = useQueryClient();
  const own = role === 'trainee';
  const within = own ? { run: summary.run ?? '', course: stream.slice('course:'.length) } : {};
  const { data, error } = useQuery(
    caseQuery(client, summary.exercise, account, own ? null : summary.stream, within),
  );
  if (error !== null)
    return (
      <Notice tone="departure" live>
        <p>{problemText(say, error)}</p>
      </Notice>
    );
  return data === undefined ? <Progress label={say('case.opening')} /> : <>{children(data)}</>;
}
