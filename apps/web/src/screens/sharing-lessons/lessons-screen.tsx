import { Link } from '@tanstack/react-router';
import { LESSON_STAGES } from '@tracecraft/exchange';
import { useState } from 'react';
import { FRONT_LINES } from '../../case/exchange-front.ts';
import { useExchange } from '../../case/open-exchange.ts';
import { Button, Empty, Panel, SelectField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { SaidBy } from '../sharing-rounds/said-by.tsx';
import { LessonPath } from './lesson-path.tsx';
import { ObserveForm } from './observe-form.tsx';

/** Every lesson with how far it is, from what was seen to a practice that was tried. */
export function LessonsScreen() {
  const say = useSay();
  const { state, mine, whole, totals } = useExchange();
  const [stage, setStage] = useState('');
  const [most, setMost] = useState(FRONT_LINES);
  const lessons = [...state.lessons.values()]
    .filter((one) => stage === '' || one.stage === stage)
    .toReversed();
  const count = whole ? lessons.length : totals.lessons;
  return (
    <Page>
      <header className={parts['head']}>
        <div>
          <h1>{say('sharing.lesson.heading')}</h1>
          <p>{say('sharing.lesson.why')}</p>
        </div>
        <SelectField
          label={say('sharing.lesson.at')}
          disabled={!whole}
          value={stage}
          onChange={({ target }) => setStage(target.value)}
        >
          <option value="">{say('sharing.round.every')}</option>
          {LESSON_STAGES.map((one) => (
            <option key={one} value={one}>
              {say(`sharing.lesson.stage.${one}`)}
            </option>
          ))}
        </SelectField>
      </header>
      <Panel title={say('sharing.lesson.list', { count })} flush>
        {whole && count === 0 && <Empty>{say('sharing.lesson.none')}</Empty>}
        <ul className={parts['lines']}>
          {lessons.slice(0, most).map((lesson) => (
            <li key={lesson.id}>
              <span className={parts['what']}>
                <Link to="/sharing/lessons/$lesson" params={{ lesson: lesson.id }} lang={lesson.language}>
                  {lesson.observed}
                </Link>
                <SaidBy said={lesson.said} />
              </span>
              <LessonPath lesson={lesson} />
            </li>
          ))}
        </ul>
        {count > most && (
          <Button wide disabled={lessons.length <= most} onClick={() => setMost(most + FRONT_LINES)}>
            {say('sharing.round.more', { count: count - most })}
          </Button>
        )}
      </Panel>
      {mine.length > 0 && <ObserveForm />}
    </Page>
  );
}
