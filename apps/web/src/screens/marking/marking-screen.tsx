import { useQuery } from '@tanstack/react-query';
import type { CourseState } from '@tracecraft/course';
import type { CaseSummary } from '@tracecraft/protocol';
import { markingContentQuery, useCourseCases } from '../../case/marking-content.ts';
import { useCourse } from '../../case/open-course.ts';
import { Notice, Progress } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import parts from '../course-parts/course-parts.module.css';
import { AgreementPanel } from './agreement-panel.tsx';
import { AppealsPanel } from './appeals-panel.tsx';
import { CalibrationPanel } from './calibration-panel.tsx';
import { CasesPanel } from './cases-panel.tsx';
import { useRubrics } from './use-rubrics.ts';
import { QueuePanel } from './queue-panel.tsx';

/** What an assessor has to do: calibrate, mark, answer appeals; and how well markers agree. */
export function MarkingScreen() {
  const { say } = useLanguage().phrases;
  const content = useQuery(markingContentQuery).data;
  const rubrics = useRubrics();
  const data = content === undefined || rubrics === undefined ? undefined : { ...content, rubrics };
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
          {cases !== undefined && <CasesPanel cases={cases} />}
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
