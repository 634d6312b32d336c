import { parseRubric, writeRubric, type Criterion, type Rubric } from '@tracecraft/course';
import { ChoiceField, Notice, SelectField } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { ItemList, NumberField, WordsField } from './draft-fields.tsx';
import { readDraftRubric } from './draft-rubric.ts';

/** Rubrics of this exercise alone: each begins as a shipped one, and every field of it may be changed. */
export function OwnRubrics({ shipped }: { readonly shipped: readonly Rubric[] }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft, setExercise, setRubrics } = useDraftAtWork();
  const own = Object.entries(draft.rubrics).flatMap(([, text]) => readDraftRubric(text) ?? []);
  // Marks name a rubric by id and version: both are this exercise's, so that no other has the same.
  const idOf = ({ id }: Rubric): string => `${draft.exercise.id}-${id}`.slice(0, 64);
  const unused = shipped.filter((rubric) => own.every((one) => one.id !== idOf(rubric)));
  const change = (rubrics: readonly Rubric[]): void => {
    setRubrics(Object.fromEntries(rubrics.map((one) => [one.id, writeRubric(one)])));
    const gone = own.filter(({ id }) => rubrics.every((one) => one.id !== id)).map(({ id }) => id);
    const added = rubrics.filter(({ id }) => own.every((one) => one.id !== id)).map(({ id }) => id);
    const chosen = (draft.exercise.rubrics ?? []).filter((id) => !gone.includes(id));
    if (gone.length + added.length > 0) setExercise({ rubrics: listOrNone([...chosen, ...added]) });
  };
  const [next] = unused;
  return (
    <fieldset>
      <legend>{say('run.author.rubrics.own')}</legend>
      <p>{say('run.author.rubrics.own-hint')}</p>
      <ItemList
        items={own}
        titleOf={(rubric) => localised(rubric.title)}
        onChange={change}
        make={
          next === undefined ? null : () => ({ ...next, id: idOf(next), version: draft.exercise.version })
        }
        addLabel={
          next === undefined
            ? say('run.author.rubrics.none-left')
            : say('run.author.rubrics.add', { title: localised(next.title) })
        }
        emptyText={say('run.author.rubrics.none-own')}
      >
        {(rubric, set) => <RubricFields rubric={rubric} onChange={set} />}
      </ItemList>
    </fieldset>
  );
}

function listOrNone(ids: readonly string[]): readonly string[] | undefined {
  return ids.length === 0 ? undefined : ids;
}

function RubricFields({
  rubric,
  onChange,
}: {
  readonly rubric: Rubric;
  readonly onChange: (rubric: Rubric) => void;
}) {
  const say = useSay();
  const faulty = 'errors' in parseRubric(writeRubric(rubric));
  return (
    <>
      {faulty && <Notice tone="risk">{say('run.author.rubrics.faulty')}</Notice>}
      <WordsField
        label={say('run.author.title')}
        value={rubric.title}
        onChange={(title) => onChange({ ...rubric, title })}
      />
      <WordsField
        label={say('run.author.summary')}
        value={rubric.summary}
        onChange={(summary) => onChange({ ...rubric, summary })}
      />
      <div className={styles['row']}>
        <SelectField
          label={say('run.author.rubrics.part')}
          value={rubric.part}
          onChange={({ target }) => onChange({ ...rubric, part: target.value as Rubric['part'] })}
        >
          {(['explanation', 'testimony'] as const).map((part) => (
            <option key={part} value={part}>
              {say(`score.part.${part}`)}
            </option>
          ))}
        </SelectField>
        <NumberField
          label={say('run.marking.tolerance')}
          value={rubric.tolerance}
          onChange={(tolerance) => onChange({ ...rubric, tolerance })}
        />
      </div>
      <ChoiceField
        label={say('run.marking.markers')}
        options={['1', '2', '3'].map((one) => ({ value: one, label: one }))}
        value={String(rubric.markers)}
        onChoose={(markers) => onChange({ ...rubric, markers: Number(markers) })}
      />
      {rubric.criteria.map((criterion, index) => (
        <CriterionFields
          key={criterion.id}
          criterion={criterion}
          onChange={(changed) => onChange({ ...rubric, criteria: rubric.criteria.with(index, changed) })}
        />
      ))}
    </>
  );
}

function CriterionFields({
  criterion,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly onChange: (criterion: Criterion) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  return (
    <details className={styles['item']}>
      <summary>
        {localised(criterion.title)} · {criterion.weight}
      </summary>
      <div className={styles['fields']}>
        <WordsField
          label={say('run.author.title')}
          value={criterion.title}
          onChange={(title) => onChange({ ...criterion, title })}
        />
        <NumberField
          label={say('run.author.rubrics.weight')}
          value={criterion.weight}
          onChange={(weight) => onChange({ ...criterion, weight })}
        />
        {criterion.levels.map((level, index) => (
          <WordsField
            // oxlint-disable-next-line react/no-array-index-key -- levels keep their place
            key={index}
            label={say('run.author.rubrics.level', { level: index })}
            value={level}
            onChange={(words) => onChange({ ...criterion, levels: criterion.levels.with(index, words) })}
          />
        ))}
      </div>
    </details>
  );
}
