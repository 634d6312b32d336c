import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { calibrationIn, calibrationOf, rubricName, type Rubric } from '@tracecraft/course';
import type { CaseSummary } from '@tracecraft/protocol';
import type { EventId } from '@tracecraft/record';
import { useState } from 'react';
import { markingContentQuery, useCourseCases } from '../../case/marking-content.ts';
import { useMarkingLeft } from '../../case/marking-left.ts';
import { useCourse } from '../../case/open-course.ts';
import { OpenedCase } from '../../case/opened-case.tsx';
import { Empty, Notice, Progress } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Problem } from '../../shell/cannot-open.tsx';
import { Page } from '../../shell/page.tsx';
import { EventDrawer } from '../record/event-drawer.tsx';
import styles from './marking.module.css';
import { RecordSide } from './record-side.tsx';
import { useRubrics } from './use-rubrics.ts';
import { RubricPanel } from './rubric-panel.tsx';

/** Marks one case by one rubric: the record on the left, the rubric on the right. */
export function MarkCaseScreen() {
  const { say } = useLanguage().phrases;
  const { stream, rubric: name } = useParams({ from: '/shell/course/$course/mark/$stream/$rubric' });
  const rubrics = useRubrics();
  const { cases, problem } = useCourseCases();
  const rubric = rubrics?.find((one) => rubricName(one) === name);
  const summary = cases?.find((one) => one.stream === stream);
  if (problem !== null) return <Page>{<Problem problem={problem} />}</Page>;
  if (rubrics === undefined || cases === undefined)
    return <Page>{<Progress label={say('marking.loading')} />}</Page>;
  if (rubric === undefined || summary === undefined)
    return <Page>{<Empty>{say('marking.unknown')}</Empty>}</Page>;
  return (
    <OpenedCase summary={summary}>
      <Sides summary={summary} rubric={rubric} />
    </OpenedCase>
  );
}

function Sides({ summary, rubric }: { readonly summary: CaseSummary; readonly rubric: Rubric }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { course } = useParams({ from: '/shell/course/$course/mark/$stream/$rubric' });
  const { event, verdict } = useSearch({ from: '/shell/course/$course/mark/$stream/$rubric' });
  const navigate = useNavigate();
  const { state, account } = useCourse();
  const { data } = useQuery(markingContentQuery);
  const [rests, setRests] = useState<readonly EventId[]>([]);
  const calibrated = calibrationOf(
    rubric,
    data?.worked ?? [],
    state.marks,
    account.id,
    calibrationIn(state.runs.values()),
  );
  const left = useMarkingLeft();
  const task = left?.find((one) => one.case === summary.stream && one.rubric === rubricName(rubric));
  // Who began as the first stays the first, whoever has begun since.
  const mine = state.marks.filter(
    (mark) => mark.by === account.id && mark.case === summary.stream && mark.rubric === rubricName(rubric),
  );
  const round = mine[0]?.round ?? task?.round ?? 'first';
  const apart = [...mine.map(({ criterion }) => criterion), ...(task?.criteria ?? [])];
  return (
    <div className={styles['page']}>
      <header>
        <h1>{say('marking.of', { team: summary.team })}</h1>
        <p>
          {localised(rubric.title)} · {say(`marking.round.${round}`)} ·{' '}
          <Link to="/course/$course/marking" params={{ course }}>
            {say('marking.back')}
          </Link>
        </p>
      </header>
      {!calibrated.released && (
        <Notice tone="risk">
          <p>{say('marking.calibrate-first')}</p>
          <Link to="/course/$course/marking" params={{ course }}>
            {say('marking.calibration')}
          </Link>
        </Notice>
      )}
      <div className={styles['sides']}>
        <div className={styles['reading']}>
          <RecordSide
            rests={rests}
            onToggle={(id) =>
              setRests((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]))
            }
          />
        </div>
        {calibrated.released && left !== undefined && (
          <RubricPanel
            rubric={rubric}
            about={summary.stream}
            round={round}
            criteria={round === 'third' ? apart : null}
            rests={rests}
            onMarked={() => setRests([])}
          />
        )}
      </div>
      {(event !== undefined || verdict !== undefined) && (
        <EventDrawer
          event={event}
          verdict={verdict}
          onClose={() => void navigate({ to: '.', search: {}, replace: true })}
        />
      )}
    </div>
  );
}
