import type { CoursePerson } from '@tracecraft/course';
import { useState } from 'react';
import { cameFrom } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Tag, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** One person of the list: who, from where, as what; ticked for a link, or withdrawn. */
export function PersonLine({
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
