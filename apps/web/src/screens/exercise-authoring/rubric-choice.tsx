import { useQuery } from '@tanstack/react-query';
import { markingContentQuery } from '../../case/marking-content.ts';
import { Progress } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './authoring.module.css';
import { OwnRubrics } from './own-rubrics.tsx';
import { useDraftAtWork } from './draft-context.ts';

/** By which rubrics people mark the exercise: those ticked, all of the release where none is. */
export function RubricChoice() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft, setExercise } = useDraftAtWork();
  const { data } = useQuery(markingContentQuery);
  const chosen = draft.exercise.rubrics ?? [];
  if (data === undefined) return <Progress label={say('marking.loading')} />;
  const toggle = (id: string, on: boolean): void => {
    const next = on ? [...chosen, id] : chosen.filter((one) => one !== id);
    setExercise({ rubrics: next.length === 0 ? undefined : next });
  };
  return (
    <>
      <fieldset>
        <legend>{say('run.author.rubrics')}</legend>
        <p>{say(chosen.length === 0 ? 'run.author.rubrics.all' : 'run.author.rubrics.some')}</p>
        {data.rubrics.map(({ id, title, summary, part, markers, criteria }) => (
          <label key={id} className={styles['check']}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ target }) => toggle(id, target.checked)}
            />
            <span>
              <b>{localised(title)}</b> · {say(`score.part.${part}`)} ·{' '}
              {say('run.author.rubrics.size', { criteria: criteria.length, markers })}
              <br />
              {localised(summary)}
            </span>
          </label>
        ))}
      </fieldset>
      <OwnRubrics shipped={data.rubrics} />
    </>
  );
}
