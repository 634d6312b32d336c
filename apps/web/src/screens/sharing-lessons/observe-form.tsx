import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, Panel, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { PracticeChoice } from '../practices/practice-choice.tsx';
import { GuardedArea } from '../sharing-rounds/guarded-area.tsx';
import { maySay } from '../sharing-rounds/refused-words.tsx';
import { useKnown } from '../sharing-rounds/use-known.ts';
import { courseLessonsQuery, type CourseLesson } from './course-lessons.ts';
import { forMembers } from './lesson-words.ts';

const BLANK = { observed: '', cause: '', change: '', practice: '', origin: '' };

/** A lesson from a blank page, or in the words it had in a course, which is then said. */
export function ObserveForm() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { mine } = useExchange();
  const { experience } = useSearch({ from: '/shell/sharing/lessons' });
  const known = useKnown();
  const { act, outcome } = useExchangeAct();
  const [words, setWords] = useState(BLANK);
  const sign = async (): Promise<void> => {
    const given = Object.entries(words).map(([name, text]) => [
      name,
      text.trim() === '' ? undefined : text.trim(),
    ]);
    const fields = {
      ...forMembers(mine[0]?.agency ?? ''),
      ...Object.fromEntries(given),
      experience,
      language: code,
    };
    if ((await act('lesson.observed', fields, { done: say('sharing.lesson.signed') })) !== null)
      setWords(BLANK);
  };
  return (
    <Panel title={say('sharing.lesson.new')}>
      <div className={parts['form']}>
        <p>{say('sharing.round.no-case-data')}</p>
        <CarryOver
          onChoose={({ course, practice, ...own }) =>
            setWords({ ...own, practice: practice ?? '', origin: course })
          }
        />
        {(['observed', 'cause', 'change'] as const).map((name) => (
          <GuardedArea
            key={name}
            label={say(`lesson.${name}`)}
            value={words[name]}
            known={known}
            onChange={(text) => setWords({ ...words, [name]: text })}
          />
        ))}
        <PracticeChoice
          label={say('lesson.practice')}
          optional={say('marking.optional')}
          none={say('lesson.no-practice')}
          value={words.practice}
          onChange={(practice) => setWords({ ...words, practice })}
        />
        {words.origin !== '' && <p>{say('sharing.lesson.from-course', { course: words.origin })}</p>}
        <Said outcome={outcome} />
        <Button
          look="primary"
          disabled={words.observed.trim() === '' || !maySay(known, words.observed, words.cause, words.change)}
          onClick={() => void sign()}
        >
          {say('sharing.lesson.sign')}
        </Button>
      </div>
    </Panel>
  );
}

function CarryOver({ onChoose }: { readonly onChoose: (lesson: Omit<CourseLesson, 'event'>) => void }) {
  const { say } = useLanguage().phrases;
  const { account } = useExchange();
  const lessons = useQuery(courseLessonsQuery(useQueryClient(), account)).data ?? [];
  if (lessons.length === 0) return null;
  return (
    <SelectField
      label={say('sharing.lesson.carry-over')}
      optional={say('marking.optional')}
      value=""
      onChange={({ target }) => {
        const chosen = lessons.find(({ event }) => event === target.value);
        if (chosen === undefined) return;
        const { event: _event, ...words } = chosen;
        onChoose(words);
      }}
    >
      <option value="">{say('sharing.choose')}</option>
      {lessons.map(({ event, observed, course }) => (
        <option key={event} value={event}>
          {course}: {observed.slice(0, 60)}
        </option>
      ))}
    </SelectField>
  );
}
