import { useQuery } from '@tanstack/react-query';
import { libraryQuery } from '../../case/practice-library.ts';
import { Button, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';

/** Which practices it speaks of: one is added at a time. */
export function PracticesField({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const library = useQuery(libraryQuery).data;
  const nameOf = (id: string): string => {
    const practice = library?.practice(id);
    return practice === undefined ? id : `${practice.code ?? ''} ${localised(practice.title)}`.trim();
  };
  return (
    <div className={parts['form']}>
      <SelectField
        label={say('sharing.round.practices')}
        optional={say('marking.optional')}
        value=""
        onChange={({ target }) => onChange([...chosen, target.value])}
      >
        <option value="">{say('sharing.round.add-practice')}</option>
        {(library?.all ?? [])
          .filter(({ id }) => !chosen.includes(id))
          .map(({ id }) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
      </SelectField>
      <ul className={parts['row']}>
        {chosen.map((id) => (
          <li key={id}>
            <Button small look="quiet" onClick={() => onChange(chosen.filter((one) => one !== id))}>
              {say('sharing.round.without-practice', { name: nameOf(id) })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
