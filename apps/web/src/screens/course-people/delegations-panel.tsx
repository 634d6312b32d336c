import { delegationOf, seatsTaken } from '@tracecraft/course';
import { useState } from 'react';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Empty, Panel, Tag, TextField } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** Delegations with their seats, in the order of their names. */
export function DelegationsPanel() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, role } = useCourse();
  const delegations = [...state.delegations.values()].toSorted((a, b) =>
    `${a.state} ${a.agency}`.localeCompare(`${b.state} ${b.agency}`, code),
  );
  return (
    <Panel title={say('office.delegations.title', { count: delegations.length })} flush>
      {delegations.length === 0 && <Empty>{say('office.delegations.none')}</Empty>}
      <ul className={parts['lines']}>
        {delegations.map(({ id, state: name, agency, quota, remote }) => (
          <li key={id}>
            <span className={parts['what']}>
              <b>{name}</b>
              <small>{agency}</small>
            </span>
            <span className={parts['row']}>
              {remote && <Tag>{say('office.delegations.remote')}</Tag>}
              <Tag tone={seatsTaken(state, id) > quota ? 'risk' : undefined}>
                {say('office.delegations.seats', { taken: seatsTaken(state, id), quota })}
              </Tag>
            </span>
          </li>
        ))}
        {role === 'programme-office' && (
          <li>
            <InviteForm />
          </li>
        )}
      </ul>
    </Panel>
  );
}

const EMPTY = { state: '', agency: '', quota: '4', remote: false };

function InviteForm() {
  const say = useSay();
  const { state } = useCourse();
  const { act, outcome } = useCourseAct();
  const [draft, setDraft] = useState(EMPTY);
  const before = delegationOf(state, draft);
  const quota = Number(draft.quota);
  const seats = Number.isSafeInteger(quota) && quota > 0 && quota < 1000;
  const invite = async (): Promise<void> => {
    const done = say('office.delegations.invited', { agency: draft.agency });
    if ((await act('delegation.invited', { ...draft, quota }, { done })) !== null) setDraft(EMPTY);
  };
  return (
    <details className={`${parts['more']} ${parts['what']}`}>
      <summary>{say('office.delegations.invite')}</summary>
      <form
        className={parts['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <div className={parts['fields']}>
          <TextField
            label={say('office.delegations.state')}
            value={draft.state}
            required
            onChange={({ target }) => setDraft({ ...draft, state: target.value })}
          />
          <TextField
            label={say('office.delegations.agency')}
            value={draft.agency}
            required
            onChange={({ target }) => setDraft({ ...draft, agency: target.value })}
          />
          <TextField
            label={say('office.delegations.quota')}
            value={draft.quota}
            inputMode="numeric"
            error={seats ? undefined : say('office.delegations.quota-wrong')}
            onChange={({ target }) => setDraft({ ...draft, quota: target.value })}
          />
        </div>
        <label className={parts['check']}>
          <input
            type="checkbox"
            checked={draft.remote}
            onChange={({ target }) => setDraft({ ...draft, remote: target.checked })}
          />
          {say('office.delegations.takes-part-remotely')}
        </label>
        {before !== null && (
          <p>{say('office.delegations.anew', { agency: before.agency, quota: before.quota })}</p>
        )}
        <Said outcome={outcome} />
        <Button type="submit" disabled={draft.state.trim() === '' || draft.agency.trim() === '' || !seats}>
          {say('office.delegations.invite-now')}
        </Button>
      </form>
    </details>
  );
}
