import { useQuery } from '@tanstack/react-query';
import type { ExerciseBrief } from '@tracecraft/course';
import type { Lesson } from '@tracecraft/exchange';
import { paths } from '@tracecraft/protocol';
import { useState } from 'react';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, ChoiceField, Empty, Panel, SelectField, Tag, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { GuardedArea } from '../sharing-rounds/guarded-area.tsx';
import { maySay } from '../sharing-rounds/refused-words.tsx';
import { SaidBy } from '../sharing-rounds/said-by.tsx';
import { useKnown } from '../sharing-rounds/use-known.ts';
import { stepOf } from './lesson-words.ts';

const OUTCOMES = ['works', 'does-not-work', 'undecided'] as const;

/** What an exercise showed of the changed practice. */
export function ValidateStep({ lesson }: { readonly lesson: Lesson }) {
  const { say } = useLanguage().phrases;
  const { mine } = useExchange();
  return (
    <Panel title={say('sharing.lesson.stage.validated')} flush>
      {lesson.validated.length === 0 && <Empty>{say('sharing.lesson.not-tried')}</Empty>}
      <ul className={parts['lines']}>
        {lesson.validated.map(({ said, exercise, outcome, note }) => (
          <li key={said.event}>
            <span className={parts['what']}>
              <b>{exercise}</b>
              {note !== '' && <small>{note}</small>}
              <SaidBy said={said} />
            </span>
            <Tag tone={outcome === 'works' ? 'ok' : 'risk'}>{say(`sharing.lesson.outcome.${outcome}`)}</Tag>
          </li>
        ))}
        <li>
          {mine.length > 0 && lesson.applied.length > 0 ? (
            <ValidateForm lesson={lesson} />
          ) : (
            <small>{say('sharing.lesson.change-first')}</small>
          )}
        </li>
      </ul>
    </Panel>
  );
}

function ValidateForm({ lesson }: { readonly lesson: Lesson }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { mine } = useExchange();
  const known = useKnown();
  const { act, outcome: acted } = useExchangeAct();
  const exercises = useQuery({
    queryKey: ['exercises'],
    queryFn: () => freshOrKept<readonly ExerciseBrief[]>(paths.exercises),
  }).data;
  const [exercise, setExercise] = useState('');
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>();
  const [note, setNote] = useState('');
  const fields = {
    ...stepOf(lesson, mine[0]?.agency ?? ''),
    exercise,
    outcome,
    note: note.trim() === '' ? undefined : note.trim(),
  };
  return (
    <div className={parts['form']}>
      {exercises?.length === 0 ? (
        // whoever plays none here names one they know
        <TextField
          label={say('sharing.lesson.exercise')}
          value={exercise}
          maxLength={120}
          onChange={({ target }) => setExercise(target.value)}
        />
      ) : (
        <SelectField
          label={say('sharing.lesson.exercise')}
          value={exercise}
          onChange={({ target }) => setExercise(target.value)}
        >
          <option value="">{say('sharing.choose')}</option>
          {(exercises ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {localised(one.title)}
            </option>
          ))}
        </SelectField>
      )}
      <ChoiceField
        label={say('sharing.lesson.showed')}
        options={OUTCOMES.map((value) => ({ value, label: say(`sharing.lesson.outcome.${value}`) }))}
        value={outcome}
        onChoose={setOutcome}
      />
      <GuardedArea label={say('sharing.lesson.seen')} value={note} known={known} onChange={setNote} />
      <Said outcome={acted} />
      <Button
        disabled={exercise.trim() === '' || outcome === undefined || !maySay(known, `${exercise} ${note}`)}
        onClick={() => void act('lesson.validated', fields, { done: say('sharing.lesson.signed') })}
      >
        {say('sharing.lesson.validate')}
      </Button>
    </div>
  );
}
