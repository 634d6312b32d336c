import type { ScoreComponent } from '@tracecraft/course';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { ChoiceField, Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { caseNames, choiceText, eventTitle } from '../record/event-words.ts';
import { VerdictMark, type MarkState } from '../record/verdict-mark.tsx';
import { useCriterionNames } from '../marking/criterion-names.ts';
import { AskAgain } from './ask-again.tsx';
import styles from './debrief.module.css';

const MARKS: Readonly<Record<ScoreComponent['state'], MarkState>> = {
  earned: 'satisfied',
  missed: 'pending',
  departure: 'violated',
  'explained-departure': 'explained',
  'false-finding': 'violated',
  hint: 'holding',
  'awaiting-person': 'holding',
};
type Shown = 'lost' | 'all';

/** Every line of the score: points, why, and the events it rests on. */
export function ScoreTable({ components }: { readonly components: readonly ScoreComponent[] }) {
  const { say } = useLanguage().phrases;
  const [shown, setShown] = useState<Shown>('lost');
  const rows = components.filter(
    (one) => shown === 'all' || one.state !== 'earned' || one.points < one.maximum,
  );
  return (
    <Panel
      title={say('debrief.components')}
      flush
      aside={
        <span className="label">
          {say('debrief.lines', { shown: rows.length, count: components.length })}
        </span>
      }
    >
      <div className={styles['filter']}>
        <ChoiceField
          label={say('record.show')}
          options={[
            { value: 'lost', label: say('debrief.show-lost') },
            { value: 'all', label: say('record.show-all') },
          ]}
          value={shown}
          onChoose={setShown}
        />
      </div>
      <ol className={styles['components']}>
        {rows.map((component) => (
          <li key={component.id}>
            <ComponentRow component={component} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function ComponentRow({ component }: { readonly component: ScoreComponent }) {
  const { phrases } = useLanguage();
  const { say } = phrases;
  const { session, summary, run } = useOpenCase();
  const { events } = useRecord(session);
  const params = useReadableParams(component.why.params);
  const names = useMemo(() => caseNames(say, events, summary.members), [say, events, summary.members]);
  const rests = events.filter(({ id }) => component.events.includes(id));
  return (
    <div className={styles['component']}>
      <VerdictMark state={MARKS[component.state]} size={18} />
      <div>
        <p>
          <b>{say(`score.state.${component.state}`)}</b> {say(component.why.phrase, params)}
        </p>
        {rests.length > 0 && (
          <p className={styles['rests']}>
            {say('debrief.rests-on')}{' '}
            {rests.map((event, index) => (
              <span key={event.id}>
                {index > 0 && ', '}
                <Link to="." search={(before: Record<string, unknown>) => ({ ...before, event: event.id })}>
                  {eventTitle(say, event, names)}
                </Link>
              </span>
            ))}
          </p>
        )}
        {run !== null && run.course !== null && <AskAgain course={run.course} component={component.id} />}
      </div>
      <p className={styles['points']}>
        {(component.points / 100).toFixed(2)} <span>/ {(component.maximum / 100).toFixed(2)}</span>
      </p>
    </div>
  );
}

/** Names for the ids a score line carries: practices by title, things and questions in the reader's language. */
function useReadableParams(
  params: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
  const { phrases, localised } = useLanguage();
  const { exercise, practices } = useOpenCase();
  const named: Record<string, string | number> = { ...useCriterionNames()(params) };
  const practice = practices.practice(String(params['practice'] ?? ''));
  if (practice !== undefined) named['practice'] = localised(practice.title);
  const thing = exercise.scene?.things.find(({ id }) => id === params['about']);
  const image = exercise.evidence.find(({ id }) => id === params['about']);
  if (thing !== undefined) named['about'] = localised(thing.title);
  else if (image !== undefined) named['about'] = localised(image.title);
  else if (params['about'] !== undefined) named['about'] = choiceText(phrases.say, String(params['about']));
  const question = exercise.questions.find(({ id }) => id === params['question']);
  if (question !== undefined) named['question'] = localised(question.text);
  if (params['kind'] !== undefined) named['kind'] = choiceText(phrases.say, String(params['kind']));
  return named;
}
