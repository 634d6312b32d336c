import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ExerciseBrief } from '@tracecraft/course';
import { paths, type CaseSummary } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { buttonClass, Empty, Notice, Progress } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import styles from './assess.module.css';

/** The teams an assessor may stand beside: those that have opened their case. In the order of their names; never a rank. */
export function AssessTeamsScreen() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { exercise: id } = useParams({ from: '/shell/assess/$exercise' });
  const exercise = useQuery({
    queryKey: ['exercise', id],
    queryFn: () => freshOrKept<ExerciseBrief>(paths.exercise(id)),
  });
  const cases = useQuery({
    queryKey: ['cases'],
    queryFn: () => freshOrKept<readonly CaseSummary[]>(paths.cases),
  });
  const teams = cases.data
    ?.filter((one) => one.exercise === id)
    .toSorted((a, b) => a.team.localeCompare(b.team, undefined, { numeric: true }));
  return (
    <Page>
      <header>
        <h1>{say('assess.title')}</h1>
        <p>{exercise.data === undefined ? id : localised(exercise.data.title)}</p>
      </header>
      <p>{say('assess.choose-team')}</p>
      {cases.error !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, cases.error)}</p>
        </Notice>
      )}
      {cases.isPending && <Progress label={say('assess.loading-teams')} />}
      {teams?.length === 0 && <Empty>{say('assess.no-team')}</Empty>}
      <ul className={styles['teams']}>
        {teams?.map((one) => (
          <li key={one.stream}>
            <Link
              to="/assess/$exercise/$stream"
              params={{ exercise: id, stream: one.stream }}
              className={buttonClass({ wide: true })}
            >
              <b>{one.team}</b>
              <span>{say(one.handedIn ? 'assess.team-done' : 'assess.team', { count: one.events })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
