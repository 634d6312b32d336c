import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { debriefOf, type CourseRun, type Debrief, type Score, type Truth } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { useMemo, useSyncExternalStore } from 'react';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { useRunState } from '../../case/case-run.ts';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Notice, Panel, Progress, Tag } from '../../design/index.ts';
import { LaterPhrases, Prose, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import { ScoreWaits } from '../in-run/score-waits.tsx';
import styles from './debrief.module.css';
import { FindingsTold } from './findings-told.tsx';
import { ScoreTable } from './score-table.tsx';
import { useMarkedScore } from './use-marked-score.ts';

function isReleased(state: CourseRun | null): boolean {
  return state?.released === true;
}

/** After the hand-in: what was scored and why, on which events it rests, what was found and missed, what really happened. */
export function DebriefScreen() {
  // Hints, marks and appeals are told in the words of courses.
  return (
    <LaterPhrases>
      <AfterHandIn />
    </LaterPhrases>
  );
}

function AfterHandIn() {
  const { say } = useLanguage().phrases;
  const { session, exercise, link, summary, run } = useOpenCase();
  const { events } = useRecord(session);
  const state = useRunState();
  // In a course a team sees its own score once the trainer has released it, and then with what people marked.
  const inCourse = run !== null && run.truth === null;
  const open = !inCourse || isReleased(state);
  const handedIn = events.some(({ header }) => header.kind === 'case.handed-in');
  const unsent = useSyncExternalStore(
    (listener) => link.subscribe(listener),
    () => link.state().unsent,
  );
  const ready = handedIn && unsent === 0 && open;
  const truth = useQuery({
    queryKey: ['truth', summary.exercise, run?.truth ?? null],
    queryFn: () => run?.truth ?? freshOrKept<Truth>(paths.truth(summary.exercise)),
    enabled: ready,
  });
  const marked = useMarkedScore(ready && inCourse);
  const debrief = useMemo(
    () =>
      truth.data === undefined
        ? null
        : debriefOf({
            exercise: { ...exercise, truth: truth.data },
            events,
            verdicts: session.closedVerdicts(),
            closed: true,
            handedIn,
          }),
    [truth.data, exercise, events, session, handedIn],
  );
  if (!handedIn)
    return (
      <Page>
        <h1>{say('debrief.title')}</h1>
        <Notice>
          <p>{say('debrief.not-yet')}</p>
          <Link to="/exercise/$exercise/hand-in" params={{ exercise: exercise.id }}>
            {say('nav.hand-in')}
          </Link>
        </Notice>
      </Page>
    );
  return (
    <Page>
      <h1>{say('debrief.title')}</h1>
      {unsent > 0 && (
        <Notice tone="risk" live>
          <p>{say('debrief.unsent', { count: unsent })}</p>
        </Notice>
      )}
      {open ? inCourse && <AfterRun /> : <ScoreWaits />}
      <Problems problems={[truth.error, marked.error]} />
      {truth.isLoading && <Progress label={say('debrief.loading')} />}
      {debrief !== null && (
        <ToldWhenMarked debrief={debrief} marked={inCourse ? marked.data : debrief.score} />
      )}
    </Page>
  );
}

function Problems({ problems }: { readonly problems: readonly (Error | null)[] }) {
  const { say } = useLanguage().phrases;
  return problems.map((problem) =>
    problem === null ? null : (
      <Notice key={problem.message} tone="departure" live>
        <p>{problemText(say, problem)}</p>
      </Notice>
    ),
  );
}

/** Nothing is told of a run's score before the people's part has come. */
function ToldWhenMarked({
  debrief,
  marked,
}: {
  readonly debrief: Debrief;
  readonly marked: Score | undefined;
}) {
  return marked === undefined ? null : <Told debrief={{ ...debrief, score: marked }} />;
}

/** Where a team goes on from its score in a course. */
function AfterRun() {
  const { say } = useLanguage().phrases;
  const { run, summary } = useOpenCase();
  const course = run?.course?.slice('course:'.length) ?? '';
  return (
    <p className={styles['after']}>
      <Link
        to="/course/$course/replay/$run"
        params={{ course, run: summary.run ?? '' }}
        search={{ team: summary.stream }}
      >
        {say('marking.replay')}
      </Link>
      <Link to="/course/$course/court/$stream" params={{ course, stream: summary.stream }}>
        {say('marking.court')}
      </Link>
    </p>
  );
}

function Told({ debrief }: { readonly debrief: Debrief }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { score } = debrief;
  return (
    <>
      <div className={styles['result']}>
        <p className={styles['total']}>
          <span className="label">{say('debrief.total')}</span>
          <b>{score.total}</b>
          <span>{say('debrief.percent-assessed')}</span>
        </p>
        <ul className={styles['parts']}>
          {(['process', 'findings', 'explanation', 'testimony'] as const).map((part) => {
            const own = score.components.filter((one) => one.part === part);
            const points = own.reduce((sum, one) => sum + one.points, 0);
            const most = own.reduce((sum, one) => sum + one.maximum, 0);
            const waits = score.awaiting.some((name) => name === part);
            return (
              <li key={part}>
                <span>{say(`score.part.${part}`)}</span>
                {waits ? (
                  <Tag tone="info">{say('score.awaiting')}</Tag>
                ) : (
                  <>
                    <meter
                      min={0}
                      max={Math.max(most, 1)}
                      value={Math.max(points, 0)}
                      aria-label={say(`score.part.${part}`)}
                    />
                    <b>
                      {(points / 100).toFixed(1)} / {(most / 100).toFixed(1)}
                    </b>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      <p className="label">{say('debrief.mode', { mode: say(`advice-mode.${score.adviceMode}`) })}</p>
      <Panel title={say('debrief.story')}>
        <Prose text={localised(debrief.story)} top={3} />
      </Panel>
      <FindingsTold debrief={debrief} />
      <ScoreTable components={score.components} />
    </>
  );
}
