import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import {
  calibrationOf,
  markingQueue,
  rubricName,
  type CourseState,
  type MarkingTask,
  type Rubric,
} from '@tracecraft/course';
import type { CaseSummary } from '@tracecraft/protocol';
import { markingContentQuery, useCourseCases, type MarkingContent } from '../../case/marking-content.ts';
import { useCourse } from '../../case/open-course.ts';
import { Empty, Notice, Panel, Progress, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import parts from '../course-parts/course-parts.module.css';
import { AgreementPanel } from './agreement-panel.tsx';
import { AppealsPanel } from './appeals-panel.tsx';

/** What an assessor has to do: calibrate, mark, answer appeals; and how well markers agree. */
export function MarkingScreen() {
  const { say } = useLanguage().phrases;
  const { data } = useQuery(markingContentQuery);
  const { cases, problem } = useCourseCases();
  const { state } = useCourse();
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('marking.title')}</h1>
        <p>{say('marking.why')}</p>
      </header>
      {problem !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, problem)}</p>
        </Notice>
      )}
      {(data === undefined || (cases === undefined && problem === null)) && (
        <Progress label={say('marking.loading')} />
      )}
      {data !== undefined && (
        <>
          <CalibrationPanel content={data} />
          {cases !== undefined && <QueuePanel content={data} cases={handedIn(state, cases)} />}
          {cases !== undefined && <AppealsPanel cases={cases} />}
          <AgreementPanel rubrics={data.rubrics} />
        </>
      )}
    </Page>
  );
}

/** Work that is finished: handed in, or its run closed. */
function handedIn(state: CourseState, cases: readonly CaseSummary[]): readonly CaseSummary[] {
  return cases.filter((one) => one.handedIn || state.runs.get(one.run ?? '')?.state === 'closed');
}

function CalibrationPanel({ content }: { readonly content: MarkingContent }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { course } = useParams({ from: '/shell/course/$course' });
  const { state, account } = useCourse();
  return (
    <Panel title={say('marking.calibration')} flush>
      <ul className={parts['lines']}>
        {content.rubrics.map((rubric) => {
          const { released, within, compared, open } = calibrationOf(
            rubric,
            content.worked,
            state.marks,
            account.id,
          );
          return (
            <li key={rubric.id}>
              <span className={parts['what']}>
                {localised(rubric.title)}
                <small>{say('marking.calibrated', { within, compared })}</small>
              </span>
              <Tag tone={released ? 'ok' : 'risk'}>
                {say(released ? 'marking.released' : 'marking.not-yet')}
              </Tag>
              <span className={parts['row']}>
                {content.worked
                  .filter((one) => one.rubric === rubric.id)
                  .map((one) => (
                    <Link
                      key={one.id}
                      to="/course/$course/calibrate/$worked"
                      params={{ course, worked: one.id }}
                    >
                      {localised(one.title)}
                      {open.includes(one.id) ? '' : ' ✓'}
                    </Link>
                  ))}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function QueuePanel({
  content,
  cases,
}: {
  readonly content: MarkingContent;
  readonly cases: readonly CaseSummary[];
}) {
  const { say } = useLanguage().phrases;
  const { state, account } = useCourse();
  const queue = markingQueue(
    account.id,
    cases.map(({ stream }) => stream),
    content.rubrics,
    state.marks,
  );
  return (
    <Panel title={say('marking.queue')} aside={<span className="label">{queue.length}</span>} flush>
      {queue.length === 0 && <Empty>{say('marking.queue-empty')}</Empty>}
      <ul className={parts['lines']}>
        {queue.map((task) => (
          <TaskLine key={`${task.case}${task.rubric}`} task={task} cases={cases} rubrics={content.rubrics} />
        ))}
      </ul>
    </Panel>
  );
}

function TaskLine({
  task,
  cases,
  rubrics,
}: {
  readonly task: MarkingTask;
  readonly cases: readonly CaseSummary[];
  readonly rubrics: readonly Rubric[];
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { course } = useParams({ from: '/shell/course/$course' });
  const found = cases.find(({ stream }) => stream === task.case);
  const rubric = rubrics.find((one) => rubricName(one) === task.rubric);
  return (
    <li>
      <span className={parts['what']}>
        <Link
          to="/course/$course/mark/$stream/$rubric"
          params={{ course, stream: task.case, rubric: task.rubric }}
        >
          {say('marking.task', {
            team: found?.team ?? '',
            rubric: rubric === undefined ? task.rubric : localised(rubric.title),
          })}
        </Link>
        <small>{say('marking.left', { count: task.criteria.length })}</small>
      </span>
      <span className={parts['row']}>
        {task.begun && <Tag>{say('marking.begun')}</Tag>}
        <Tag tone={task.round === 'third' ? 'risk' : 'info'}>{say(`marking.round.${task.round}`)}</Tag>
        <Link to="/course/$course/court/$stream" params={{ course, stream: task.case }}>
          {say('marking.court')}
        </Link>
        <Link
          to="/course/$course/replay/$run"
          params={{ course, run: found?.run ?? '' }}
          search={{ team: task.case }}
        >
          {say('marking.replay')}
        </Link>
      </span>
    </li>
  );
}
