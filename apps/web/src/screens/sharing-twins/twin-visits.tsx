import { twinCalendar, type Twin, type Visit } from '@tracecraft/exchange';
import { twinPaths } from '@tracecraft/protocol';
import { useState } from 'react';
import { Button, Empty, Panel, Tag, TextField } from '../../design/index.ts';
import { deviceZone, formatStretch, useLanguage, useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { CalendarAddress } from '../course-programme/calendar-address.tsx';
import { freshId } from './twin-form.tsx';
import { useTwinAct } from './use-twin-act.ts';

const TONES = { planned: undefined, held: 'ok', cancelled: 'risk' } as const;

/** The shared calendar; `agency`: who speaks here, null for those who only read. */
export function TwinVisits({ twin, agency }: { readonly twin: Twin; readonly agency: string | null }) {
  const say = useSay();
  return (
    <>
      <Panel
        title={say('sharing.visits.title', { count: twin.visits.length })}
        flush
        aside={
          twin.visits.length > 0 && (
            <Button small onClick={() => saveCalendar(twin)}>
              {say('sharing.visits.calendar')}
            </Button>
          )
        }
      >
        {twin.visits.length === 0 && <Empty>{say('sharing.visits.none')}</Empty>}
        <ul className={parts['lines']}>
          {twin.visits.map((visit) => (
            <VisitLine key={visit.visit} twin={twin} visit={visit} agency={agency} />
          ))}
        </ul>
      </Panel>
      <CalendarAddress link={twinPaths.twinCalendar(twin.twin)} how={say('sharing.visits.feed-how')} />
      {agency !== null && <VisitForm twin={twin} agency={agency} />}
    </>
  );
}

function VisitLine({
  twin,
  visit,
  agency,
}: {
  readonly twin: Twin;
  readonly visit: Visit;
  readonly agency: string | null;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { act, outcome } = useTwinAct(twin, agency);
  const [came, setCame] = useState('');
  const becomes = (state: Visit['state']): Promise<boolean> =>
    act(
      'visit.planned',
      { ...planOf(visit), state, note: came.trim() === '' ? undefined : came.trim() },
      say('sharing.visits.signed'),
    );
  return (
    <li>
      <span className={parts['what']}>
        <b>{visit.title}</b>
        <small>
          {formatStretch(visit, visit.zone, code)} {visit.zone}
        </small>
        {visit.place !== '' && <small>{visit.place}</small>}
        {visit.note !== '' && <span style={{ whiteSpace: 'pre-wrap' }}>{visit.note}</span>}
        <Said outcome={outcome} />
      </span>
      <Tag tone={TONES[visit.state]}>{say(`sharing.visits.state.${visit.state}`)}</Tag>
      {agency !== null && visit.state === 'planned' && (
        <details className={parts['more']}>
          <summary>{say('sharing.visits.what-came')}</summary>
          <div className={parts['form']}>
            <TextField
              label={say('sharing.visits.note')}
              value={came}
              maxLength={1000}
              onChange={(event) => setCame(event.target.value)}
            />
            <span className={parts['row']}>
              <Button onClick={() => void becomes('held')}>{say('sharing.visits.was-held')}</Button>
              <Button look="danger" onClick={() => void becomes('cancelled')}>
                {say('sharing.visits.cancel')}
              </Button>
            </span>
          </div>
        </details>
      )}
    </li>
  );
}

function planOf({ visit, title, starts, ends, zone, place }: Visit) {
  return { visit, title, starts, ends, zone, place: place === '' ? undefined : place };
}

function VisitForm({ twin, agency }: { readonly twin: Twin; readonly agency: string }) {
  const say = useSay();
  const [title, setTitle] = useState('');
  const [starts, setStarts] = useState('');
  const [ends, setEnds] = useState('');
  const [place, setPlace] = useState('');
  const { act, outcome } = useTwinAct(twin, agency);
  const [from, until] = [Date.parse(starts), Date.parse(ends)];
  const backwards = from >= until;
  const plan = async (): Promise<void> => {
    const fields = {
      visit: freshId(),
      title: title.trim(),
      starts: from,
      ends: until,
      zone: deviceZone(),
      place: place.trim() === '' ? undefined : place.trim(),
      state: 'planned',
    };
    if (await act('visit.planned', fields, say('sharing.visits.signed'))) setTitle('');
  };
  return (
    <Panel title={say('sharing.visits.plan')}>
      <div className={parts['form']}>
        <div className={parts['fields']}>
          <TextField
            label={say('sharing.visits.name')}
            value={title}
            maxLength={160}
            onChange={(event) => setTitle(event.target.value)}
          />
          <TextField
            label={say('sharing.visits.place')}
            optional={say('sharing.optional')}
            value={place}
            maxLength={160}
            onChange={(event) => setPlace(event.target.value)}
          />
          <TextField
            label={say('sharing.visits.starts')}
            type="datetime-local"
            value={starts}
            onChange={(event) => setStarts(event.target.value)}
          />
          <TextField
            label={say('sharing.visits.ends')}
            type="datetime-local"
            value={ends}
            error={backwards ? say('sharing.visits.backwards') : undefined}
            onChange={(event) => setEnds(event.target.value)}
          />
        </div>
        <Said outcome={outcome} />
        <Button
          disabled={title.trim() === '' || Number.isNaN(from) || Number.isNaN(until) || backwards}
          onClick={() => void plan()}
        >
          {say('sharing.visits.sign')}
        </Button>
      </div>
    </Panel>
  );
}

function saveCalendar(twin: Twin): void {
  const url = URL.createObjectURL(new Blob([twinCalendar(twin, Date.now())], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${twin.twin}.ics`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
