import { WORK_PHASES } from '@tracecraft/course';
import { useSay } from '../../language/index.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { NumberField } from './draft-fields.tsx';

/** Minutes of each phase: what the board holds the teams against. None at all: the usual plan. */
export function PlanFields() {
  const say = useSay();
  const { draft, setExercise } = useDraftAtWork();
  const { plan = {}, minutes } = draft.exercise;
  const sum = WORK_PHASES.reduce((all, phase) => all + (plan[phase] ?? 0), 0);
  return (
    <fieldset>
      <legend>{say('run.author.plan')}</legend>
      <div className={styles['row']}>
        {WORK_PHASES.map((phase) => (
          <NumberField
            key={phase}
            label={say(`phase.${phase}`)}
            value={plan[phase] ?? 0}
            onChange={(value) => setExercise({ plan: { ...plan, [phase]: Math.max(0, value) } })}
          />
        ))}
      </div>
      <p>{say(sum === 0 ? 'run.author.plan.usual' : 'run.author.plan.sum', { sum, minutes })}</p>
    </fieldset>
  );
}
