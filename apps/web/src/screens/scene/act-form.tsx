import { IconArrowLeft } from '@tabler/icons-react';
import type { EventKind, FieldValue } from '@tracecraft/record';
import { actForm, stateAct, type ImageView } from '@tracecraft/workbench';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button, SelectField, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { fieldLabel } from '../record/event-words.ts';
import { FieldInput } from './field-input.tsx';
import { timeOfWallClock } from './wall-clock.ts';
import { useOpenCase } from '../../case/open-case-context.ts';
import styles from './act-form.module.css';
import type { Perform } from './use-perform.ts';

/** The form of one act, read from the vocabulary: nothing about an act is written twice. */
export function ActForm({
  kind,
  objects,
  images,
  prefill = {},
  perform,
  onDone,
}: {
  readonly kind: EventKind;
  readonly objects: Readonly<Record<string, string>>;
  /** Copies of the chosen device: where there are several, the officer says which. */
  readonly images: readonly ImageView[];
  readonly prefill?: Readonly<Record<string, FieldValue>>;
  readonly perform: Perform;
  /** The act was recorded, or the officer went back. */
  readonly onDone: () => void;
}) {
  const say = useSay();
  const { exercise } = useOpenCase();
  const [values, setValues] = useState<Readonly<Record<string, FieldValue | undefined>>>(prefill);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [at, setAt] = useState<number | undefined>();
  const [image, setImage] = useState(objects['image']);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const absent = actForm(kind).filter(
      ({ name, spec }) => spec.required === true && values[name] === undefined,
    );
    setMissing(absent.map(({ name }) => name));
    if (absent.length > 0) return;
    const about = image === undefined ? objects : { ...objects, image };
    if (await perform(stateAct(kind.kind, { objects: about, fields: values, at }))) onDone();
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
      <header className={styles['head']}>
        <Button look="quiet" small icon={<IconArrowLeft size={18} aria-hidden />} onClick={onDone}>
          {say('act.back')}
        </Button>
        <h3 ref={heading} tabIndex={-1}>
          {say(`act.${kind.kind}`)}
        </h3>
      </header>
      {image !== undefined && images.length > 1 && (
        <SelectField
          label={say('act.image')}
          value={image}
          onChange={(event) => setImage(event.target.value)}
        >
          {images.map(({ id, sha256 }) => (
            <option key={id} value={id}>
              {say('object.image', { hash: sha256.slice(0, 8) })}
            </option>
          ))}
        </SelectField>
      )}
      {actForm(kind).map(({ name, spec }) => (
        <FieldInput
          key={name}
          kind={kind.kind}
          name={name}
          spec={spec}
          value={values[name]}
          error={
            missing.includes(name) && values[name] === undefined
              ? say('error.field-needed', { field: fieldLabel(say, kind.kind, name) })
              : undefined
          }
          onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
        />
      ))}
      <details className={styles['earlier']}>
        <summary>{say('act.earlier')}</summary>
        <TextField
          label={say('act.earlier.when')}
          hint={say('act.earlier.hint')}
          type="datetime-local"
          onChange={(event) => setAt(timeOfWallClock(event.target.value, exercise.place.zone))}
        />
      </details>
      <Button type="submit" look="primary" wide>
        {say('act.record')}
      </Button>
    </form>
  );
}
