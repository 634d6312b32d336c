import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Localised } from '@tracecraft/course';
import type { ReactNode } from 'react';
import { Button, Empty, TextArea, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './authoring.module.css';
import { useDraftAtWork, withWords } from './draft-context.ts';

/** A text in the language being written; English stands beside it as a hint in the others. */
export function WordsField({
  label,
  hint,
  value,
  long = false,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: Localised;
  readonly long?: boolean;
  readonly onChange: (value: Localised) => void;
}) {
  const { language } = useDraftAtWork();
  const Field = long ? TextArea : TextField;
  return (
    <Field
      label={label}
      hint={language === 'en' || value.en === '' ? hint : value.en.slice(0, 160)}
      lang={language}
      value={value[language] ?? ''}
      onChange={(event: { target: { value: string } }) =>
        onChange(withWords(value, language, event.target.value))
      }
    />
  );
}

/** A whole number. What is no number is not taken over; the field says so itself. */
export function NumberField({
  label,
  hint,
  value,
  least = 0,
  step = 1,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly least?: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <TextField
      label={label}
      hint={hint}
      type="number"
      inputMode="numeric"
      min={least}
      step={step}
      value={value}
      onChange={(event) => {
        const read = event.target.valueAsNumber;
        if (Number.isSafeInteger(read)) onChange(read);
      }}
    />
  );
}

/** Texts one a line. */
export function LinesField({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}) {
  return (
    <TextArea
      label={label}
      hint={hint}
      rows={Math.max(2, value.length + 1)}
      value={value.join('\n')}
      onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split('\n'))}
    />
  );
}

/** A list whose items open one at a time; each can be taken away. */
export function ItemList<T>({
  items,
  titleOf,
  onChange,
  make,
  addLabel,
  emptyText,
  children,
}: {
  readonly items: readonly T[];
  readonly titleOf: (item: T, index: number) => string;
  readonly onChange: (items: readonly T[]) => void;
  /** A new item; null: nothing can be added now. */
  readonly make: (() => T) | null;
  readonly addLabel: string;
  readonly emptyText: string;
  readonly children: (item: T, set: (item: T) => void) => ReactNode;
}) {
  const say = useSay();
  return (
    <div className={styles['items']}>
      {items.length === 0 && <Empty>{emptyText}</Empty>}
      {items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- ids are edited here: the place is what stays
        <details key={index} className={styles['item']} open={items.length === 1}>
          <summary>{titleOf(item, index) || say('run.author.unnamed', { number: index + 1 })}</summary>
          <div className={styles['fields']}>
            {children(item, (changed) => onChange(items.map((one, i) => (i === index ? changed : one))))}
            <Button
              small
              look="danger"
              icon={<IconTrash size={18} stroke={1.75} aria-hidden />}
              onClick={() => onChange(items.filter((_, i) => i !== index))}
            >
              {say('run.author.remove')}
            </Button>
          </div>
        </details>
      ))}
      <Button
        icon={<IconPlus size={18} stroke={1.75} aria-hidden />}
        disabled={make === null}
        onClick={() => make !== null && onChange([...items, make()])}
      >
        {addLabel}
      </Button>
    </div>
  );
}
