import { kindNamed } from '@tracecraft/record';
import { isWatcher, persons, stripOfTime, verdictKey } from '@tracecraft/workbench';
import { useEffect, useMemo, useRef } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useShownRecord } from '../../case/use-shown-record.ts';
import { Digest, Facts, Tag } from '../../design/index.ts';
import { formatClock, formatDay, useLanguage } from '../../language/index.ts';
import { AttachedPicture } from '../exhibit/attached-picture.tsx';
import { AmendEvent } from './amend-event.tsx';
import { eventTitle, fieldLabel, fieldText } from './event-words.ts';
import styles from './event-detail.module.css';
import { MarksOfAct } from './marks-of-act.tsx';
import { useCaseNames } from './use-case-names.ts';
import { VerdictLine } from './verdict-line.tsx';

/** One event, whole: what the practices make of it, what an assessor saw, what was said, by whom, when, and its hash. */
export function EventDetail({ id }: { readonly id: string }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { exercise, feed, account } = useOpenCase();
  const { events, verdicts } = useShownRecord();
  const entry = useMemo(
    () => stripOfTime(events, verdicts).find(({ event }) => event.id === id),
    [events, verdicts, id],
  );
  const names = useCaseNames();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [id]);
  if (entry === undefined) return <p>{say('record.unknown-event')}</p>;

  const { event, basis, late, retracted, marks } = entry;
  const { header, body } = event;
  const specs = kindNamed(header.kind)?.fields ?? {};
  const zone = exercise.place.zone;
  // Course staff watch: victims stay the team's (settled question 31).
  const withheld =
    isWatcher(account.role) && persons(events).some((person) => person.id === id && person.withheld);
  return (
    <article className={styles['detail']}>
      <h2 ref={heading} tabIndex={-1}>
        {eventTitle(say, event, names)}
      </h2>
      <p className={styles['tags']}>
        <Tag>{say('basis.of', { basis: say(`basis.${basis}`) })}</Tag>
        {late && <Tag tone="risk">{say('record.late')}</Tag>}
        {retracted && <Tag tone="departure">{say('record.retracted')}</Tag>}
        <Tag>{say(`via.${body.enteredVia}`)}</Tag>
      </p>
      <MarksOfAct marks={marks} />
      {entry.verdicts.length > 0 && (
        <>
          <h3>{say('record.verdicts')}</h3>
          <ul className={styles['verdicts']}>
            {entry.verdicts.map(({ verdict, how }) => (
              <li key={`${verdictKey(verdict)} ${how}`}>
                <VerdictLine verdict={verdict} how={how} />
              </li>
            ))}
          </ul>
        </>
      )}
      {body.attachments.map((attachment) => (
        <AttachedPicture
          key={attachment.sha256}
          attachment={attachment}
          alt={eventTitle(say, event, names)}
        />
      ))}
      <Facts
        rows={[
          ...Object.entries(body.fields).map(
            ([name, value]) =>
              [
                fieldLabel(say, header.kind, name),
                withheld && name === 'description'
                  ? say('persons.withheld')
                  : fieldText(say, code, specs[name], value, names),
              ] as const,
          ),
          [say('record.by'), names.officer(body.performer)],
          [
            say('record.claimed'),
            `${formatDay(body.claimed.start, code, zone)} ${formatClock(body.claimed.start, zone)} ± ${body.clock.uncertaintyMs / 1000} s`,
          ],
          [say('record.written'), formatClock(body.recorded, zone)],
          [
            say('record.signature'),
            header.feed === feed ? say('record.signed-here') : say('record.signed-elsewhere'),
          ],
          [say('record.hash'), <Digest key="hash" value={event.id} />],
          [
            say('record.previous'),
            header.prev === null ? say('record.first') : <Digest key="prev" value={header.prev} short />,
          ],
          [say('record.key'), <Digest key="key" value={header.key} short />],
        ]}
      />
      {account.role === 'trainee' && <AmendEvent event={event} />}
      <p className={styles['said']}>{say('record.shows-what-was-recorded')}</p>
    </article>
  );
}
