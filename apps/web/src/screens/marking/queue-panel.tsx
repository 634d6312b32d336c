import { Link, useParams } from '@tanstack/react-router';
import { rubricName, type MarkingTask, type Rubric } from '@tracecraft/course';
import type { CaseSummary } from '@tracecraft/protocol';
import type { MarkingContent } from '../../case/marking-content.ts';
import { useMarkingLeft } from '../../case/marking-left.ts';
import { Empty, Panel, Progress, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';

/** What is left to mark for the reader, as which of the markers. */
export function QueuePanel({
  content,
  cases,
}: {
  readonly content: MarkingContent;
  readonly cases: readonly CaseSummary[];
}) {
  const { say } = useLanguage().phrases;
  const left = useMarkingLeft();
  if (left === undefined) return <Progress label={say('marking.loading')} />;
  // The server knows of work that is not finished as well.
  const queue = left.filter((task) => cases.some(({ stream }) => stream === task.case));
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
      </span>
    </li>
  );
}
