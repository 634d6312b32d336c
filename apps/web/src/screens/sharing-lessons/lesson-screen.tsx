import { Link, useParams } from '@tanstack/react-router';
import type { Lesson } from '@tracecraft/exchange';
import { useExchange } from '../../case/open-exchange.ts';
import { usePractices } from '../../case/more-practices.ts';
import { Empty, Facts, Notice, Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { SaidBy } from '../sharing-rounds/said-by.tsx';
import styles from '../sharing-rounds/sharing-rounds.module.css';
import { AgreeStep } from './agree-step.tsx';
import { ApplyStep } from './apply-step.tsx';
import { IdentifyStep } from './identify-step.tsx';
import { LessonPath } from './lesson-path.tsx';
import { ValidateStep } from './validate-step.tsx';

/** One lesson on its path; each step shows what was signed and takes what comes next. */
export function LessonScreen() {
  const { say } = useLanguage().phrases;
  const { lesson: id } = useParams({ from: '/shell/sharing/lessons/$lesson' });
  const lesson = useExchange().state.lessons.get(id);
  return (
    <Page>
      {lesson === undefined ? <Empty>{say('sharing.lesson.unknown')}</Empty> : <Told lesson={lesson} />}
    </Page>
  );
}

function Told({ lesson }: { readonly lesson: Lesson }) {
  const { say } = useLanguage().phrases;
  return (
    <>
      <header className={parts['head']}>
        <div>
          <p>
            <Link to="/sharing/lessons">{say('sharing.lesson.all')}</Link>
          </p>
          <h1>{say('sharing.lesson.one')}</h1>
        </div>
        <LessonPath lesson={lesson} />
      </header>
      <Observed lesson={lesson} />
      <IdentifyStep lesson={lesson} />
      <AgreeStep lesson={lesson} />
      <ApplyStep lesson={lesson} />
      <ValidateStep lesson={lesson} />
    </>
  );
}

function Observed({ lesson }: { readonly lesson: Lesson }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const library = usePractices(lesson.practice === null ? [] : [lesson.practice]);
  const practice = lesson.practice === null ? undefined : library?.practice(lesson.practice);
  return (
    <Panel title={say('sharing.lesson.stage.observed')} aside={<Tag>{lesson.said.handling}</Tag>}>
      <p className={styles['said']} lang={lesson.language}>
        {lesson.observed}
      </p>
      <Facts
        rows={[
          ...(lesson.cause === '' ? [] : [[say('lesson.cause'), lesson.cause] as const]),
          ...(lesson.change === '' ? [] : [[say('lesson.change'), lesson.change] as const]),
        ]}
      />
      <SaidBy said={lesson.said} zone />
      {lesson.origin !== null && (
        <Notice>
          <p>{say('sharing.lesson.from-course', { course: lesson.origin })}</p>
        </Notice>
      )}
      <p className={parts['row']}>
        {lesson.experience !== null && (
          <Link to="/sharing/rounds/$experience" params={{ experience: lesson.experience }}>
            {say('sharing.lesson.experience')}
          </Link>
        )}
        {lesson.practice !== null && (
          <Link to="/practices/$practice" params={{ practice: lesson.practice }}>
            {practice === undefined ? lesson.practice : localised(practice.title)}
          </Link>
        )}
      </p>
    </Panel>
  );
}
