import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { libraryQuery } from '../../case/practice-library.ts';
import { Panel, Progress, SelectField, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { matchesFilter } from '../scene/act-filter.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';

/** Practices in force in the exercise, and under which country's overlay. */
export function PracticesSection() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft, setExercise } = useDraftAtWork();
  const library = useQuery(libraryQuery).data;
  const [filter, setFilter] = useState('');
  const { practices } = draft.exercise;
  if (library === undefined) return <Progress label={say('practices.loading')} />;
  const shown = library.all.filter(
    (one) =>
      practices.ids.includes(one.id) ||
      filter === '' ||
      matchesFilter(filter, [localised(one.title), one.id]),
  );
  const toggle = (id: string, on: boolean): void =>
    setExercise({
      practices: {
        ...practices,
        ids: on ? [...practices.ids, id] : practices.ids.filter((one) => one !== id),
      },
    });
  return (
    <Panel
      title={say('run.author.section.practices')}
      aside={
        <span className="label">{say('run.author.practices.count', { count: practices.ids.length })}</span>
      }
    >
      <div className={styles['fields']}>
        <SelectField
          label={say('run.author.practices.overlay')}
          hint={say('run.author.practices.overlay.hint')}
          value={practices.overlay}
          onChange={(event) => setExercise({ practices: { ...practices, overlay: event.target.value } })}
        >
          <option value="none">{say('run.author.practices.no-overlay')}</option>
          {library.profiles.map((profile) => (
            <option key={profile.id} value={profile.id}>
              {localised(profile.title)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('run.author.practices.filter')}
          type="search"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <div className={styles['columns']}>
          {shown.map((practice) => (
            <label key={practice.id} className={styles['check']}>
              <input
                type="checkbox"
                checked={practices.ids.includes(practice.id)}
                onChange={(event) => toggle(practice.id, event.target.checked)}
              />
              <span>
                {practice.code} {localised(practice.title)}
              </span>
            </label>
          ))}
        </div>
      </div>
    </Panel>
  );
}
