import { useDeferredValue, useState, type ReactNode } from 'react';
import { SelectField, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { usePracticePage } from './use-practice-page.ts';

/**
 * One practice chosen of all there are: of a large library those that hold the words one writes. `none`: what stands for no
 * practice.
 */
export function PracticeChoice(props: {
  readonly label: string;
  readonly none: string;
  readonly optional?: string | undefined;
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Ids that can't be chosen. */
  readonly without?: readonly string[];
}): ReactNode {
  const { label, none, optional, value, onChange, without = [] } = props;
  const say = useSay();
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words).trim();
  const { page } = usePracticePage(asked === '' ? {} : { q: asked });
  const rows = page?.rows.filter(({ id }) => !without.includes(id)) ?? [];
  const large = asked !== '' || (page?.pages ?? 1) > 1;
  return (
    <>
      {large && (
        <TextField
          type="search"
          label={say('library.page-find')}
          value={words}
          maxLength={200}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <SelectField
        label={label}
        {...(optional === undefined ? {} : { optional })}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{none}</option>
        {value !== '' && !rows.some(({ id }) => id === value) && <option value={value}>{value}</option>}
        {rows.map(({ id, code, title }) => (
          <option key={id} value={id}>
            {code === null ? title : `${code} ${title}`}
          </option>
        ))}
      </SelectField>
    </>
  );
}
