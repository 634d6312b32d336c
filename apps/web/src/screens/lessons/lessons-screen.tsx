import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { libraryQuery } from '../../case/practice-library.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Empty, Notice, Panel, SelectField, TextArea } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';

/** Lessons of the course, and a blank page for one more. Nothing is copied from any record (settled question 31). */
export function LessonsScreen() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { state } = useCourse();
  const library = useQuery(libraryQuery).data;
  const titleOf = (id: string): string => {
    const practice = library?.practice(id);
    return practice === undefined ? id : localised(practice.title);
  };
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('lesson.title')}</h1>
        <p>{say('lesson.why')}</p>
      </header>
      <BlankLesson titleOf={titleOf} practices={library?.all.map(({ id }) => id) ?? []} />
      <Panel title={say('lesson.list')} flush>
        {state.lessons.length === 0 && <Empty>{say('lesson.none')}</Empty>}
        <ul className={parts['lines']}>
          {state.lessons.map((lesson) => (
            <li key={lesson.event}>
              <div className={parts['what']}>
                <p>{lesson.observed}</p>
                {lesson.cause !== '' && <small>{say('lesson.cause-was', { cause: lesson.cause })}</small>}
                {lesson.change !== '' && <small>{say('lesson.change-is', { change: lesson.change })}</small>}
              </div>
              {lesson.practice !== null && (
                <span className={parts['row']}>
                  <Link to="/practices/$practice" params={{ practice: lesson.practice }}>
                    {titleOf(lesson.practice)}
                  </Link>
                  <Link to="/practices/$practice/edit" params={{ practice: lesson.practice }}>
                    {say('lesson.to-practice')}
                  </Link>
                </span>
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}

function BlankLesson({
  titleOf,
  practices,
}: {
  readonly titleOf: (id: string) => string;
  readonly practices: readonly string[];
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { practice: named = '' } = useSearch({ from: '/shell/course/$course/lessons' });
  const { act, outcome } = useCourseAct();
  const [practice, setPractice] = useState(named);
  const [observed, setObserved] = useState('');
  const [cause, setCause] = useState('');
  const [change, setChange] = useState('');
  const sign = async (): Promise<void> => {
    const words = { observed: observed.trim(), cause: cause.trim(), change: change.trim() };
    const event = await act(
      'lesson.observed',
      { ...words, practice: practice === '' ? undefined : practice, language: code },
      { done: say('lesson.signed') },
    );
    if (event === null) return;
    setObserved('');
    setCause('');
    setChange('');
  };
  return (
    <Panel title={say('lesson.blank')}>
      <div className={parts['form']}>
        <p>{say('lesson.no-case-data')}</p>
        <SelectField
          label={say('lesson.practice')}
          optional={say('marking.optional')}
          value={practice}
          onChange={(event) => setPractice(event.target.value)}
        >
          <option value="">{say('lesson.no-practice')}</option>
          {practices.map((id) => (
            <option key={id} value={id}>
              {titleOf(id)}
            </option>
          ))}
        </SelectField>
        <TextArea
          label={say('lesson.observed')}
          value={observed}
          maxLength={4000}
          onChange={(event) => setObserved(event.target.value)}
        />
        <TextArea
          label={say('lesson.cause')}
          optional={say('marking.optional')}
          value={cause}
          maxLength={2000}
          onChange={(event) => setCause(event.target.value)}
        />
        <TextArea
          label={say('lesson.change')}
          optional={say('marking.optional')}
          value={change}
          maxLength={2000}
          onChange={(event) => setChange(event.target.value)}
        />
        {outcome !== null && (
          <Notice tone={outcome.tone} live>
            <p>{outcome.text}</p>
          </Notice>
        )}
        <Button look="primary" disabled={observed.trim() === ''} onClick={() => void sign()}>
          {say('lesson.sign')}
        </Button>
      </div>
    </Panel>
  );
}
