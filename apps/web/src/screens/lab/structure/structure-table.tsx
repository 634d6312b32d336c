import { useId, useState } from 'react';
import type { Structure, StructureField } from '../../../adapters/image-worker/messages.ts';
import { useLanguage } from '../../../language/index.ts';
import { offsetText } from '../hex-view.tsx';
import { structureHere } from './field-marks.ts';
import styles from './structure.module.css';

/** The coloured fields as a table: the same for keys and screen readers. A field's button selects its bytes. */
export function StructureTable({
  structures,
  cursor,
  onField,
}: {
  readonly structures: readonly Structure[];
  /** Byte of the raw image under the cursor, or null. */
  readonly cursor: number | null;
  readonly onField: (field: StructureField) => void;
}) {
  const { say } = useLanguage().phrases;
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const named = structures.find((one) => keyOf(one) === chosen);
  const shown = named ?? structureHere(structures, cursor);
  if (shown === null) return null;
  return (
    <details className={styles['structure']} open>
      <summary>{say('lab.structure.here', { count: structures.length })}</summary>
      {structures.length > 1 && (
        <label htmlFor={id} className={styles['choose']}>
          <span className="sr-only">{say('lab.structure.choose')}</span>
          <select id={id} value={keyOf(shown)} onChange={(event) => setChosen(event.currentTarget.value)}>
            {structures.map((one) => (
              <option key={keyOf(one)} value={keyOf(one)}>
                {say('lab.structure.at', {
                  name: say(`lab.structure.${one.kind}`),
                  offset: offsetText(one.offset),
                })}
              </option>
            ))}
          </select>
        </label>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keys */}
      <section className={styles['scroller']} tabIndex={0} aria-label={say('lab.structure.fields')}>
        <table>
          <caption>
            {say('lab.structure.at', {
              name: say(`lab.structure.${shown.kind}`),
              offset: offsetText(shown.offset),
            })}
          </caption>
          <thead>
            <tr>
              {['field', 'value', 'offset', 'length'].map((name) => (
                <th key={name} scope="col">
                  {say(`lab.structure.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.fields.map((field, i) => (
              <tr key={`${field.offset} ${field.name}`}>
                <th scope="row" data-field={i % 4}>
                  <button type="button" onClick={() => onField(field)}>
                    {field.name}
                  </button>
                </th>
                <td>{field.value}</td>
                <td>{offsetText(field.offset)}</td>
                <td>{field.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function keyOf({ kind, offset }: Structure): string {
  return `${kind} ${offset}`;
}
