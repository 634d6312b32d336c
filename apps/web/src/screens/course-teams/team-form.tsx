import type { CourseTeam } from '@tracecraft/course';
import { useState } from 'react';
import { cameFrom, peopleOf, teamOf } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import styles from './course-teams.module.css';
import { newTeam } from './new-team.ts';

/** A team formed by hand, or one changed: the newest word on a team stands. */
export function TeamForm({ team }: { readonly team: CourseTeam | null }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useCourse();
  const { act, outcome } = useCourseAct();
  const [name, setName] = useState(team?.name ?? '');
  const [members, setMembers] = useState<readonly string[]>(team?.members ?? []);
  const trainees = peopleOf(state, code, 'trainee').filter(({ account }) => {
    const of = teamOf(state, account);
    return of === null || of.team === team?.team;
  });
  const form = async (): Promise<void> => {
    const id = team?.team ?? newTeam(state, name);
    const done = say('office.teams.formed', { name });
    if ((await act('team.formed', { team: id, name, members }, { done })) === null || team !== null) return;
    setName('');
    setMembers([]);
  };
  return (
    <details className={parts['more']}>
      <summary>{say(team === null ? 'office.teams.form-one' : 'office.teams.change')}</summary>
      <form
        className={parts['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void form();
        }}
      >
        <TextField
          label={say('office.teams.name')}
          value={name}
          required
          onChange={({ target }) => setName(target.value)}
        />
        <fieldset className={styles['choose']}>
          <legend className="label">{say('office.teams.members', { count: members.length })}</legend>
          {trainees.map((person) => (
            <label key={person.account} className={parts['check']}>
              <input
                type="checkbox"
                checked={members.includes(person.account)}
                onChange={({ target }) =>
                  setMembers(
                    target.checked
                      ? [...members, person.account]
                      : members.filter((one) => one !== person.account),
                  )
                }
              />
              <span>
                {person.name} <small>{cameFrom(state, person)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {trainees.length === 0 && <p>{say('office.teams.nobody-free')}</p>}
        <Said outcome={outcome} />
        <Button type="submit" disabled={name.trim() === '' || members.length === 0}>
          {say(team === null ? 'office.teams.form-now' : 'office.teams.change-now')}
        </Button>
      </form>
    </details>
  );
}
