import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { kindNamed, type CaseEvent } from '@tracecraft/record';
import { assessAct, persons, type Mark } from '@tracecraft/workbench';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button, Tag, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { eventTitle, fieldLabel, fieldText } from '../record/event-words.ts';
import { MarksOfAct } from '../record/marks-of-act.tsx';
import { useCaseNames } from '../record/use-case-names.ts';
import type { Perform } from '../scene/use-perform.ts';
import styles from './assess.module.css';

/** One recorded act and two keys as wide as a thumb: seen, not seen. A second word replaces the first; both stay in the record. */
export function ActToMark({
  event,
  marks,
  time,
  perform,
}: {
  readonly event: CaseEvent;
  readonly marks: readonly Mark[];
  readonly time: string;
  readonly perform: Perform;
}) {
  const { say } = useLanguage().phrases;
  const { account } = useOpenCase();
  const names = useCaseNames();
  const [note, setNote] = useState('');
  const mine = marks.find(({ by }) => by === account.id);
  const title = eventTitle(say, event, names);
  return (
    <article className={styles['act']}>
      <header>
        <h2>
          <time>{time}</time>{' '}
          <Link
            to="."
            search={(before: Record<string, unknown>) => ({ ...before, verdict: undefined, event: event.id })}
          >
            {title}
          </Link>
        </h2>
        <p>{names.officer(event.body.performer)}</p>
        <Details event={event} />
      </header>
      <fieldset className={styles['keys']}>
        <legend className="sr-only">{`${time} ${title}`}</legend>
        {([true, false] as const).map((seen) => (
          <Button
            key={String(seen)}
            wide
            aria-pressed={mine?.seen === seen}
            className={styles[seen ? 'seen' : 'unseen']}
            icon={seen ? <IconEye size={22} aria-hidden /> : <IconEyeOff size={22} aria-hidden />}
            onClick={() =>
              void perform(assessAct(event, seen, note.trim())).then((done) => done !== null && setNote(''))
            }
          >
            {say(seen ? 'assess.seen' : 'assess.not-seen')}
          </Button>
        ))}
      </fieldset>
      <MarksOfAct marks={marks} />
      <details className={styles['remark']}>
        <summary>{say('assess.remark')}</summary>
        <TextField
          label={say('assess.remark-label')}
          value={note}
          onChange={(change) => setNote(change.target.value)}
        />
      </details>
    </article>
  );
}

/** What the officer wrote, without what is withheld of persons (settled question 31) and without digests. */
function Details({ event }: { readonly event: CaseEvent }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { session } = useOpenCase();
  const { events } = useRecord(session);
  const names = useCaseNames();
  const { kind } = event.header;
  const specs = kindNamed(kind)?.fields ?? {};
  const withheld =
    kind === 'person.recorded' && persons(events).some((person) => person.id === event.id && person.withheld);
  const fields = Object.entries(event.body.fields).filter(
    ([name]) =>
      specs[name]?.type !== 'digest' &&
      specs[name]?.type !== 'event' &&
      !(withheld && name === 'description'),
  );
  return (
    <p className={styles['fields']}>
      {fields.slice(0, 4).map(([name, value]) => (
        <span key={name}>
          {fieldLabel(say, kind, name)}: {fieldText(say, code, specs[name], value, names)}
        </span>
      ))}
      {withheld && <Tag>{say('persons.withheld')}</Tag>}
      {event.body.attachments.length > 0 && <Tag>{say('assess.picture')}</Tag>}
    </p>
  );
}
