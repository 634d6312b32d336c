import { ChoiceField, Panel, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { choiceText } from '../record/event-words.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { NumberField, WordsField } from './draft-fields.tsx';
import { PlanFields } from './plan-fields.tsx';

/** What the team is told: title, summary, brief, where and how long, when advice is shown. */
export function BriefSection() {
  const say = useSay();
  const { draft, setExercise } = useDraftAtWork();
  const { exercise } = draft;
  return (
    <Panel title={say('run.author.section.brief')}>
      <div className={styles['fields']}>
        <WordsField
          label={say('run.author.title')}
          value={exercise.title}
          onChange={(title) => setExercise({ title })}
        />
        <WordsField
          label={say('run.author.summary')}
          hint={say('run.author.summary.hint')}
          value={exercise.summary}
          onChange={(summary) => setExercise({ summary })}
        />
        <WordsField
          long
          label={say('run.author.brief')}
          hint={say('run.author.brief.hint')}
          value={exercise.brief}
          onChange={(brief) => setExercise({ brief })}
        />
        <div className={styles['row']}>
          <TextField
            label={say('run.author.state')}
            hint={say('run.author.state.hint')}
            value={exercise.place.state}
            onChange={(event) => setExercise({ place: { ...exercise.place, state: event.target.value } })}
          />
          <TextField
            label={say('run.author.zone')}
            value={exercise.place.zone}
            onChange={(event) => setExercise({ place: { ...exercise.place, zone: event.target.value } })}
          />
          <TextField
            label={say('run.author.start')}
            type="datetime-local"
            value={exercise.place.start}
            onChange={(event) => setExercise({ place: { ...exercise.place, start: event.target.value } })}
          />
          <NumberField
            label={say('run.author.minutes')}
            least={1}
            value={exercise.minutes}
            onChange={(minutes) => setExercise({ minutes })}
          />
        </div>
        <PlanFields />
        <ChoiceField
          label={say('run.author.advice')}
          options={(['live', 'after', 'debrief'] as const).map((value) => ({
            value,
            label: say(`advice-mode.${value}`),
          }))}
          value={exercise.adviceMode}
          onChoose={(adviceMode) => setExercise({ adviceMode })}
        />
        <div className={styles['row']}>
          <TextField
            label={say('run.author.id')}
            hint={say('run.author.id.hint')}
            value={exercise.id}
            onChange={(event) => setExercise({ id: event.target.value })}
          />
          <TextField
            label={say('run.author.version')}
            hint={say('run.author.version.hint')}
            value={exercise.version}
            onChange={(event) => setExercise({ version: event.target.value })}
          />
        </div>
      </div>
    </Panel>
  );
}

const DUTIES = [
  'lead',
  'photographer',
  'sketcher',
  'collector',
  'recorder',
  'first-responder',
  'examiner',
  'property-officer',
];

/** Duties a team shares out; they rotate from run to run. */
export function RolesSection() {
  const say = useSay();
  const { draft, setExercise } = useDraftAtWork();
  const { duties } = draft.exercise;
  const all = [...new Set([...DUTIES, ...duties])];
  return (
    <Panel title={say('run.author.section.roles')}>
      <p>{say('run.author.roles.hint')}</p>
      {all.map((duty) => (
        <label key={duty} className={styles['check']}>
          <input
            type="checkbox"
            checked={duties.includes(duty)}
            onChange={(event) =>
              setExercise({
                duties: event.target.checked ? [...duties, duty] : duties.filter((one) => one !== duty),
              })
            }
          />
          {choiceText(say, duty)}
        </label>
      ))}
    </Panel>
  );
}
