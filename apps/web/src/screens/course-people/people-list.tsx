import type { CoursePerson, CourseRole } from '@tracecraft/course';
import { useState } from 'react';
import { cameFrom, peopleOf } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Empty, Panel, SelectField, Tag, TextField } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { LinksFor } from './links-for.tsx';

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

function PersonLine({
  person,
  ticked,
  onTick,
}: {
  readonly person: CoursePerson;
  readonly ticked: boolean;
  readonly onTick: ((on: boolean) => void) | null;
}) {
  const say = useSay();
  const { state, role, account: reader } = useCourse();
  const { name, account, language, zone, competence } = person;
  const more = [cameFrom(state, person), language, zone, competence.join(', ')].filter(Boolean).join(' · ');
  return (
    <li>
      <label className={`${parts['check']} ${parts['what']}`}>
        <input
          type="checkbox"
          checked={ticked}
          disabled={onTick === null}
          aria-label={name}
          onChange={({ target }) => onTick?.(target.checked)}
        />
        <span>
          <b>{name}</b>
          <small>{more}</small>
        </span>
      </label>
      <span className={parts['row']}>
        <Tag>{say(`role.${person.role}`)}</Tag>
        {role === 'programme-office' && account !== reader.id && <Withdraw account={account} name={name} />}
      </span>
    </li>
  );
}

/** Leaving is final for the list of people, so it is asked for with a reason; what was recorded stays. */
function Withdraw({ account, name }: { readonly account: string; readonly name: string }) {
  const say = useSay();
  const { act, outcome } = useCourseAct();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  if (!asked)
    return (
      <Button
        small
        look="quiet"
        onClick={() => setAsked(true)}
        aria-label={say('office.people.withdraw-name', { name })}
      >
        {say('office.people.withdraw')}
      </Button>
    );
  return (
    <form
      className={parts['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void act('person.withdrawn', { account, reason });
      }}
    >
      <TextField
        label={say('office.people.withdraw-why', { name })}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Said outcome={outcome} />
      <span className={parts['row']}>
        <Button small look="danger" type="submit">
          {say('office.people.withdraw')}
        </Button>
        <Button small onClick={() => setAsked(false)}>
          {say('office.back')}
        </Button>
      </span>
    </form>
  );
}
