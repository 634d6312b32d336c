import {
  exhibits as exhibitsOf,
  marksOf,
  officers as officersOf,
  unrecordedActs,
} from '@tracecraft/workbench';
import { objectsTouched, type CaseEvent } from '@tracecraft/record';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button, Empty, SelectField, Tag } from '../../design/index.ts';
import { formatClock, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { ColleagueRequests } from '../advice/colleague-requests.tsx';
import { useCaseNames } from '../record/use-case-names.ts';
import { isPlumbing } from '../record/event-words.ts';
import { OutcomeLine } from '../scene/outcome-line.tsx';
import { usePerform } from '../scene/use-perform.ts';
import { ActToMark } from './act-to-mark.tsx';
import styles from './assess.module.css';
import { UnrecordedForm } from './unrecorded-form.tsx';

/** Acts drawn at once; the next ones come at a tap. A phone at a scene does not need four hundred buttons. */
const PAGE = 30;

/** What a team recorded, newest first, each act to be marked seen or not seen by somebody who stands there. */
export function AssessScreen() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { session, exercise, summary, account } = useOpenCase();
  const { events } = useRecord(session);
  const { perform, outcome } = usePerform();
  const [officer, setOfficer] = useState('');
  const [object, setObject] = useState('');
  const [shown, setShown] = useState(PAGE);
  const marks = useMemo(() => marksOf(events), [events]);
  const acts = useMemo(() => actsToMark(events), [events]);
  const officers = useMemo(() => officersOf(events), [events]);
  const exhibits = useMemo(() => exhibitsOf(events), [events]);
  const names = useCaseNames();
  const found = acts.filter(
    (event) =>
      (officer === '' || event.body.performer === officer) &&
      (object === '' || objectsTouched(event).some(({ id }) => id === object)),
  );
  return (
    <Page>
      <header>
        <h1>{say('assess.title')}</h1>
        <p>
          {localised(exercise.title)} · <b>{summary.team}</b> <Tag>{say(`role.${account.role}`)}</Tag>
        </p>
        <Link to="/assess/$exercise" params={{ exercise: exercise.id }}>
          {say('assess.other-team')}
        </Link>
      </header>
      <OutcomeLine outcome={outcome} idle={say('assess.why')} />
      <ColleagueRequests perform={perform} />
      <UnrecordedForm perform={perform} seen={unrecordedActs(events)} />
      <div className={styles['filters']}>
        <SelectField
          label={say('assess.officer')}
          value={officer}
          onChange={(event) => setOfficer(event.target.value)}
        >
          <option value="">{say('assess.all-officers')}</option>
          {officers.map(({ id }) => (
            <option key={id} value={id}>
              {names.officer(id)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('assess.exhibit')}
          value={object}
          onChange={(event) => setObject(event.target.value)}
        >
          <option value="">{say('assess.everything')}</option>
          {exhibits.map(({ id, number, description }) => (
            <option key={id} value={id}>
              {number} {description}
            </option>
          ))}
        </SelectField>
      </div>
      <p className="label">
        {say('assess.count', {
          count: found.length,
          marked: found.filter(({ id }) => (marks.get(id) ?? []).some(({ by }) => by === account.id)).length,
        })}
      </p>
      {found.length === 0 ? (
        <Empty>{say(events.length === 0 ? 'assess.nothing-yet' : 'assess.none-found')}</Empty>
      ) : (
        <ol className={styles['acts']}>
          {found.slice(0, shown).map((event) => (
            <li key={event.id}>
              <ActToMark
                event={event}
                marks={marks.get(event.id) ?? []}
                time={formatClock(event.body.claimed.start, exercise.place.zone)}
                perform={perform}
              />
            </li>
          ))}
        </ol>
      )}
      {found.length > shown && (
        <Button wide onClick={() => setShown(shown + PAGE)}>
          {say('assess.more', { count: found.length - shown })}
        </Button>
      )}
    </Page>
  );
}

/** Acts somebody could have seen: done by officers, not the record's own book-keeping; newest first. */
function actsToMark(events: readonly CaseEvent[]): readonly CaseEvent[] {
  return events
    .filter(
      ({ header }) =>
        !isPlumbing(header.kind) &&
        !/^(case|record|practices|waiver|departure|act|officer)\./.test(header.kind),
    )
    .toReversed();
}
