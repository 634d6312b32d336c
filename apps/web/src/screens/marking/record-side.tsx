import type { CaseEvent, EventId } from '@tracecraft/record';
import { useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button, ChoiceField, Empty, Panel } from '../../design/index.ts';
import { formatClock, useLanguage } from '../../language/index.ts';
import { eventTitle, isPlumbing } from '../record/event-words.ts';
import { useCaseNames } from '../record/use-case-names.ts';
import { VerdictLine } from '../record/verdict-line.tsx';
import styles from './marking.module.css';

type Shown = 'written' | 'departures' | 'all';
/** Lines drawn at once; more come at a tap. */
const PAGE = 60;
/** What people wrote: explanations, findings, notes, opinions, reports. */
const WRITTEN = /^(departure|finding|note|opinion|report|plan|testimony|record|interests|review)\./;

/** The record of the team, to read while marking. Ticked lines are what the next mark rests on. */
export function RecordSide({
  rests,
  onToggle,
}: {
  readonly rests: readonly EventId[];
  readonly onToggle: (event: EventId) => void;
}) {
  const { say } = useLanguage().phrases;
  const { session } = useOpenCase();
  const { events, verdicts } = useRecord(session);
  const [shown, setShown] = useState<Shown>('written');
  const [count, setCount] = useState(PAGE);
  const departures = verdicts.filter(({ verdict }) => verdict === 'violated');
  const acts = events.filter(({ header }) =>
    shown === 'written' ? WRITTEN.test(header.kind) : !isPlumbing(header.kind),
  );
  return (
    <Panel title={say('marking.record')} flush>
      <div className={styles['filter']}>
        <ChoiceField
          label={say('record.show')}
          options={(['written', 'departures', 'all'] as const).map((value) => ({
            value,
            label: say(`marking.show.${value}`),
          }))}
          value={shown}
          onChoose={setShown}
        />
      </div>
      {shown === 'departures' ? (
        <ul className={styles['lines']}>
          {departures.map((verdict) => (
            <li key={`${verdict.practice}${verdict.step}${verdict.object.id}${verdict.on?.id ?? ''}`}>
              <VerdictLine verdict={verdict} />
            </li>
          ))}
          {departures.length === 0 && <Empty>{say('marking.no-departure')}</Empty>}
        </ul>
      ) : (
        <ul className={styles['lines']}>
          {acts.slice(0, count).map((event) => (
            <ActLine key={event.id} event={event} ticked={rests.includes(event.id)} onToggle={onToggle} />
          ))}
          {acts.length === 0 && <Empty>{say('marking.nothing-written')}</Empty>}
        </ul>
      )}
      {shown !== 'departures' && acts.length > count && (
        <Button wide onClick={() => setCount(count + PAGE)}>
          {say('assess.more', { count: acts.length - count })}
        </Button>
      )}
    </Panel>
  );
}

function ActLine({
  event,
  ticked,
  onToggle,
}: {
  readonly event: CaseEvent;
  readonly ticked: boolean;
  readonly onToggle: (event: EventId) => void;
}) {
  const { say } = useLanguage().phrases;
  const { exercise } = useOpenCase();
  const names = useCaseNames();
  const { fields } = event.body;
  const words = ['reason', 'text', 'answer', 'statement', 'opinion', 'limits', 'conclusion']
    .map((name) => fields[name])
    .filter((value): value is string => typeof value === 'string' && value !== '');
  return (
    <li>
      <label className={styles['act']}>
        <input type="checkbox" checked={ticked} onChange={() => onToggle(event.id)} />
        <span>
          <b>{eventTitle(say, event, names)}</b>{' '}
          <span className="label">
            {formatClock(event.body.claimed.start, exercise.place.zone)} ·{' '}
            {names.officer(event.body.performer)}
          </span>
          {words.map((text) => (
            <span key={text} className={styles['words']}>
              {text}
            </span>
          ))}
        </span>
      </label>
    </li>
  );
}
