import type { PersonView } from '@tracecraft/workbench';
import { Empty, Tag } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { choiceText } from '../record/event-words.ts';
import styles from './exhibit-table.module.css';

/** The persons of the case: a number, a role and what the team wrote; nobody needs a name. */
export function PersonList({
  persons,
  selected,
  onSelect,
}: {
  readonly persons: readonly PersonView[];
  readonly selected: string | null;
  readonly onSelect: (person: PersonView) => void;
}) {
  const say = useSay();
  if (persons.length === 0) return <Empty>{say('persons.none')}</Empty>;
  return (
    <ul className={styles['list']}>
      {persons.map((person) => (
        <li key={person.id} className={styles['row']} data-selected={person.id === selected}>
          <button
            type="button"
            className={styles['choose']}
            aria-pressed={person.id === selected}
            onClick={() => onSelect(person)}
          >
            <span className={styles['person']} aria-hidden>
              {person.number}
            </span>
            <span className={styles['what']}>
              <b>{say('object.person', { number: person.number })}</b>
              <span className={styles['stages']}>
                {[choiceText(say, person.role), person.description].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span className={styles['tally']}>
              {person.status !== null && <Tag>{choiceText(say, person.status)}</Tag>}
              {person.minor && <Tag tone="risk">{say('persons.minor')}</Tag>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
