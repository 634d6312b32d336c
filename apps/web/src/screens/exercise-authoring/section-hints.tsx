import type { Hint } from '@tracecraft/course';
import { Panel, SelectField } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { ItemList, NumberField, WordsField } from './draft-fields.tsx';
import { freeId } from './new-draft.ts';
import { RubricChoice } from './rubric-choice.tsx';
import { subjectsOf } from './subjects.ts';

/** Help a team may ask for, and what it costs; the text stays closed until it was taken. */
export function HintsSection() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft, setTruth } = useDraftAtWork();
  const { exercise, truth } = draft;
  const hints = truth.hints ?? [];
  const abouts = [...exercise.questions.map(({ id, text }) => ({ id, text })), ...subjectsOf(exercise)];
  const titleOf = (id: string): string => {
    const found = abouts.find((one) => one.id === id);
    return found === undefined
      ? id
      : found.text === null
        ? say(`run.author.about.${id}`)
        : localised(found.text);
  };
  return (
    <Panel title={say('run.author.section.hints')}>
      <p>{say('run.author.hints.hint')}</p>
      <ItemList
        items={hints}
        titleOf={(hint) => `${titleOf(hint.about)} · ${say('run.hint.price', { points: hint.price / 100 })}`}
        onChange={(changed) => setTruth({ hints: changed })}
        make={(): Hint => ({
          id: freeId(
            '',
            hints.map(({ id }) => id),
            'hint',
          ),
          about: exercise.questions[0]?.id ?? 'scene',
          price: 200,
          text: { en: '' },
        })}
        addLabel={say('run.author.hints.add')}
        emptyText={say('run.author.hints.none')}
      >
        {(hint, set) => (
          <>
            <div className={styles['row']}>
              <SelectField
                label={say('run.author.hints.about')}
                value={hint.about}
                onChange={(event) => set({ ...hint, about: event.target.value })}
              >
                {abouts.map(({ id }) => (
                  <option key={id} value={id}>
                    {titleOf(id)}
                  </option>
                ))}
              </SelectField>
              <NumberField
                label={say('run.author.hints.price')}
                hint={say('run.author.hints.price.hint')}
                step={50}
                value={hint.price}
                onChange={(price) => set({ ...hint, price })}
              />
            </div>
            <WordsField
              long
              label={say('run.author.hints.text')}
              value={hint.text}
              onChange={(text) => set({ ...hint, text })}
            />
          </>
        )}
      </ItemList>
    </Panel>
  );
}

const PARTS = ['process', 'findings', 'explanation', 'testimony'] as const;

/** What each part of the score weighs; together a hundred. */
export function MarkingSection() {
  const say = useSay();
  const { draft, setExercise } = useDraftAtWork();
  const { weights, assessed, setting } = draft.exercise;
  const sum = PARTS.reduce((total, part) => total + weights[part], 0);
  return (
    <Panel title={say('run.author.section.marking')}>
      <div className={styles['fields']}>
        <p>{say('run.author.marking.hint')}</p>
        <div className={styles['row']}>
          {PARTS.map((part) => (
            <NumberField
              key={part}
              label={say(`score.part.${part}`)}
              value={weights[part]}
              onChange={(value) => setExercise({ weights: { ...weights, [part]: value } })}
            />
          ))}
        </div>
        <p>{say('run.author.marking.sum', { sum })}</p>
        <RubricChoice />
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={assessed === true}
            onChange={(event) => setExercise({ assessed: event.target.checked })}
          />
          {say('run.author.marking.assessed')}
        </label>
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={setting === 'proficiency'}
            onChange={(event) => setExercise({ setting: event.target.checked ? 'proficiency' : 'exercise' })}
          />
          {say('run.author.marking.proficiency')}
        </label>
      </div>
    </Panel>
  );
}
