import { grantWaiver, officers, waivers, waiversToAnswer, type WaiverView } from '@tracecraft/workbench';
import { useState, type FormEvent } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button, TextArea } from '../../design/index.ts';
import { formatClock, useLanguage } from '../../language/index.ts';
import { useCaseNames } from '../record/use-case-names.ts';
import type { Perform } from '../scene/use-perform.ts';
import styles from './colleague-requests.module.css';

/** Requests this person may grant: a trainer any, an officer those whose practice names the officer's duty, never one's own. */
export function ColleagueRequests({ perform }: { readonly perform: Perform }) {
  const say = useLanguage().phrases.say;
  const { session, account, practices } = useOpenCase();
  const { events } = useRecord(session);
  const duty = officers(events).find(({ id }) => id === account.id)?.duty ?? null;
  const open = waiversToAnswer(
    waivers(events),
    { id: account.id, role: account.role, duty },
    (practice) => practices.practice(practice)?.steps.flatMap(({ waiver }) => waiver?.by ?? []) ?? [],
  );
  if (open.length === 0) return null;
  return (
    <section className={styles['requests']} aria-label={say('waiver.requests')}>
      <h3>{say('waiver.requests')}</h3>
      <ul className={styles['list']}>
        {open.map((request) => (
          <li key={request.asked.event}>
            <Request request={request} perform={perform} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Request({ request, perform }: { readonly request: WaiverView; readonly perform: Perform }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { session, practices, exercise } = useOpenCase();
  const names = useCaseNames();
  const [reason, setReason] = useState('');
  const practice = practices.practice(request.practice);
  const object = request.object === null ? null : names.object(request.object);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (reason.trim() !== '') void perform(grantWaiver(session.events(), request, reason));
  }
  return (
    <article>
      <p>
        <b>{practice === undefined ? request.practice : localised(practice.title)}</b>
        {object !== null && ` · ${object}`}
      </p>
      <p>
        {say('waiver.asked-by', {
          officer: names.officer(request.asked.by),
          time: formatClock(request.asked.at, exercise.place.zone, false),
        })}
      </p>
      <blockquote>{request.asked.reason}</blockquote>
      <form onSubmit={submit}>
        <TextArea
          label={say('waiver.grant-reason')}
          hint={say('waiver.grant-hint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" disabled={reason.trim() === ''}>
          {say('waiver.grant')}
        </Button>
      </form>
    </article>
  );
}
