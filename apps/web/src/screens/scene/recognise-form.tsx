import type { SceneThing } from '@tracecraft/course';
import { kindNamed } from '@tracecraft/record';
import { nextExhibitNumber, recogniseExhibit } from '@tracecraft/workbench';
import { useState, type FormEvent } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { Button, SelectField, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { choiceText, fieldLabel } from '../record/event-words.ts';
import formStyles from './act-form.module.css';
import type { Perform } from './use-perform.ts';

const KIND = 'exhibit.recognised';

/** A thing of the scene becomes an exhibit: number on its marker, what it is, kind and material. Its place comes from the plan. */
export function RecogniseForm({
  thing,
  perform,
  onDone,
}: {
  /** Null: something that is not on the plan. */
  readonly thing: SceneThing | null;
  readonly perform: Perform;
  readonly onDone: () => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { session } = useOpenCase();
  const [number, setNumber] = useState(String(nextExhibitNumber(session.events())));
  const [description, setDescription] = useState(thing === null ? '' : localised(thing.title));
  const [kind, setKind] = useState('');
  const [material, setMaterial] = useState('');
  const [tried, setTried] = useState(false);
  const fields = kindNamed(KIND)?.fields ?? {};

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (kind === '' || description.trim() === '' || !/^\d{1,6}$/.test(number)) return;
    const marked = await perform(
      recogniseExhibit(session.events(), {
        number: Number(number),
        description,
        kind,
        material: material === '' ? null : material,
        sceneObject: thing?.id ?? null,
        zone: thing?.zone ?? null,
        position: thing === null ? null : { xMm: thing.x, yMm: thing.y },
      }),
    );
    if (marked !== null) onDone();
  }

  const needed = (field: string, empty: boolean): string | undefined =>
    tried && empty ? say('error.field-needed', { field: fieldLabel(say, KIND, field) }) : undefined;
  const choices = (field: string) =>
    (fields[field]?.choices ?? []).map((choice) => (
      <option key={choice} value={choice}>
        {choiceText(say, choice)}
      </option>
    ));

  return (
    <form className={formStyles['form']} onSubmit={(event) => void submit(event)} noValidate>
      <p>{say('recognise.why')}</p>
      <TextField
        label={fieldLabel(say, KIND, 'number')}
        inputMode="numeric"
        value={number}
        error={needed('number', !/^\d{1,6}$/.test(number))}
        onChange={(event) => setNumber(event.target.value)}
      />
      <TextField
        label={fieldLabel(say, KIND, 'description')}
        value={description}
        error={needed('description', description.trim() === '')}
        onChange={(event) => setDescription(event.target.value)}
      />
      <SelectField
        label={fieldLabel(say, KIND, 'kind')}
        value={kind}
        error={needed('kind', kind === '')}
        onChange={(event) => setKind(event.target.value)}
      >
        <option value="">{say('word.choose')}</option>
        {choices('kind')}
      </SelectField>
      <SelectField
        label={fieldLabel(say, KIND, 'material')}
        optional={say('word.optional')}
        value={material}
        onChange={(event) => setMaterial(event.target.value)}
      >
        <option value="">{say('word.choose')}</option>
        {choices('material')}
      </SelectField>
      <Button type="submit" look="primary" wide>
        {say('recognise.do', { number })}
      </Button>
    </form>
  );
}
