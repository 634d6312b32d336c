import { SelectField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { LETTERS, OBJECTS, type LibraryFilter } from './library-filter.ts';
import styles from './practices.module.css';

/** What of the library to show: part of the code, object, severity, mark. */
export function FilterFields({
  filter,
  onChange,
}: {
  readonly filter: LibraryFilter;
  readonly onChange: (filter: LibraryFilter) => void;
}) {
  const say = useSay();
  const fields = {
    letter: LETTERS.map((letter) => [letter, `${letter} ${say(`library.letter.${letter}`)}`]),
    object: OBJECTS.map((object) => [object, say(`practice.object.${object}`)]),
    severity: ['4', '3', '2', '1'].map((severity) => [severity, say(`severity.${severity}`)]),
    mark: ['protected', 'overlaid', 'with-draft'].map((mark) => [mark, say(`library.mark.${mark}`)]),
  } as const;
  return (
    <div className={styles['filters']}>
      {(Object.keys(fields) as (keyof typeof fields)[]).map((name) => (
        <SelectField
          key={name}
          label={say(`library.filter.${name}`)}
          value={filter[name]}
          onChange={(event) => onChange({ ...filter, [name]: event.target.value, page: 1 })}
        >
          <option value="">{say('library.filter.all')}</option>
          {fields[name].map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      ))}
    </div>
  );
}
