import type { CoursePerson, CourseRole } from '@tracecraft/course';
import { useState } from 'react';
import { peopleOf } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import { Button, Empty, Panel, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { LinksFor } from './links-for.tsx';
import { PersonLine } from './person-line.tsx';

/** Everybody in the course, those of one role or all; who is ticked gets a sign-in link. */
export function PeopleList() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, role } = useCourse();
  const [shown, setShown] = useState<CourseRole | ''>('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const people = peopleOf(state, code, shown === '' ? undefined : shown);
  const mayLink = (one: CoursePerson): boolean =>
    role === 'programme-office' || (role === 'trainer' && one.role === 'trainee');
  const linkable = people.filter(mayLink);
  const ticked = linkable.filter(({ account }) => chosen.has(account));
  const tick = (account: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(account);
    else next.delete(account);
    setChosen(next);
  };
  const roles = [...new Set([...state.people.values()].map((one) => one.role))];
  return (
    <Panel
      title={say('office.people.title', { count: people.length })}
      aside={
        <span className={parts['row']}>
          <Button
            small
            disabled={linkable.length === 0}
            onClick={() =>
              setChosen(
                new Set(ticked.length === linkable.length ? [] : linkable.map(({ account }) => account)),
              )
            }
          >
            {say(ticked.length === linkable.length ? 'office.people.tick-none' : 'office.people.tick-all')}
          </Button>
        </span>
      }
      flush
    >
      <ul className={parts['lines']}>
        <li>
          <SelectField
            label={say('office.people.show')}
            value={shown}
            onChange={({ target }) => setShown(target.value as CourseRole | '')}
          >
            <option value="">{say('office.people.everybody')}</option>
            {roles.map((one) => (
              <option key={one} value={one}>
                {say(`role.${one}`)}
              </option>
            ))}
          </SelectField>
          <LinksFor people={ticked} />
        </li>
        {people.map((person) => (
          <PersonLine
            key={person.account}
            person={person}
            ticked={chosen.has(person.account)}
            onTick={mayLink(person) ? (on) => tick(person.account, on) : null}
          />
        ))}
      </ul>
      {people.length === 0 && <Empty>{say('office.people.none')}</Empty>}
    </Panel>
  );
}
