import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ActivityBrief, CourseRun } from '@tracecraft/course';
import { runClock } from '@tracecraft/course';
import { activitiesQuery } from '../../case/activity-papers.ts';
import { teamOf } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import { Empty, Notice, Progress, Tag } from '../../design/index.ts';
import { formatDuration, Prose, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { useNow } from '../advice/use-now.ts';
import { Said } from '../course-parts/said.tsx';
import { idPlayed } from '../runs/run-words.ts';
import { ActivityResult } from './activity-result.tsx';
import { DecisionCards } from './decision-cards.tsx';
import { GapsRecord } from './gaps-record.tsx';
import { OverlayCards } from './overlay-cards.tsx';
import { useActivityAnswers } from './use-activity-answers.ts';

/** An activity of a run: cards or a shown record, answered with a thumb or by keyboard; the result after the run is closed. */
export function ActivityScreen() {
  const { say } = useLanguage().phrases;
  const { course, run: id } = useParams({ from: '/shell/course/$course/activity/$run' });
  const { state } = useCourse();
  const activities = useQuery(activitiesQuery).data;
  const run = state.runs.get(id);
  if (activities === undefined) return <Page>{<Progress label={say('run.activity.loading')} />}</Page>;
  const brief = run === undefined ? undefined : activities.find((one) => one.id === idPlayed(run));
  if (run === undefined || brief === undefined)
    return (
      <Page>
        <Empty>{say('run.activity.unknown')}</Empty>
        <Link to="/course/$course/runs" params={{ course }}>
          {say('run.title-own')}
        </Link>
      </Page>
    );
  return <Playing run={run} brief={brief} />;
}

function Playing({ run, brief }: { readonly run: CourseRun; readonly brief: ActivityBrief }) {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const { state, account, role } = useCourse();
  const now = useNow(1000);
  const { left, paused, over } = runClock(run, now);
  const team = teamOf(state, account.id);
  const answering = useActivityAnswers(run, brief);
  const open = run.started !== null && run.state !== 'closed' && !over && !paused && role === 'trainee';
  return (
    <Page>
      <header>
        <h1>
          {localised(brief.title)} {brief.drafts.includes(code) && <Tag tone="risk">{say('word.draft')}</Tag>}
        </h1>
        <p className="label">
          {brief.by === 'team' ? (team?.name ?? '') : say('run.activity.alone')}{' '}
          {run.started !== null &&
            run.state !== 'closed' &&
            say('run.state.running', { left: formatDuration(left) })}
        </p>
      </header>
      <Prose text={localised(brief.brief)} top={2} />
      {run.state === 'closed' ? (
        <ActivityResult run={run} answers={answering.sent} />
      ) : (
        <>
          <Said outcome={answering.outcome} />
          <Standing run={run} now={now} />
          {run.started !== null && <Body brief={brief} answering={answering} open={open} />}
        </>
      )}
    </Page>
  );
}

/** Why nothing can be answered just now, if so. */
function Standing({ run, now }: { readonly run: CourseRun; readonly now: number }) {
  const { say } = useLanguage().phrases;
  const { paused, over } = runClock(run, now);
  if (run.started === null) return <Notice>{say('run.not-started')}</Notice>;
  if (!paused && !over) return null;
  return (
    <Notice tone="risk" live>
      {say(paused ? 'run.activity.paused' : 'run.state.time-out')}
    </Notice>
  );
}

function Body({
  brief,
  answering,
  open,
}: {
  readonly brief: ActivityBrief;
  readonly answering: ReturnType<typeof useActivityAnswers>;
  readonly open: boolean;
}) {
  const { say } = useLanguage().phrases;
  switch (brief.kind) {
    case 'gaps':
      return <GapsRecord brief={brief} answering={answering} open={open} />;
    case 'overlays':
      return <OverlayCards brief={brief} answering={answering} open={open} />;
    case 'decisions':
      return <DecisionCards brief={brief} answering={answering} open={open} />;
    case 'court':
      return <Notice>{say('run.activity.court')}</Notice>;
  }
}
