import { useCallback, useId, useMemo, useState } from 'react';
import { Button, Empty, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import type { Listing } from './lab-state.ts';
import { RowList } from './row-list.tsx';
import { countText } from './size-text.ts';
import { TimeChart } from './time-chart.tsx';
import {
  barsOf,
  indexAt,
  moved,
  secondsText,
  TIME_KINDS,
  timeEvents,
  wholeSpan,
  zoomed,
  type Bar,
  type Span,
  type TimeEvent,
} from './time-events.ts';
import listsStyles from './lists.module.css';
import styles from './timeline.module.css';

interface TimelineProps {
  readonly listings: ReadonlyMap<number, Listing>;
  readonly zone: string | null;
  /** Seconds the clock of the device was ahead. */
  readonly clock: number;
  readonly onClock: (seconds: number) => void;
  readonly onOpen: (fileSystem: number, entry: number) => void;
}

/** All times of the listed files: bars that zoom from years to the second, the same as a table, and each event. */
export function Timeline({ listings, zone, clock, onClock, onOpen }: TimelineProps) {
  const { phrases } = useLanguage();
  const events = useMemo(
    () => timeEvents(new Map([...listings].map(([index, { files }]) => [index, files])), clock),
    [listings, clock],
  );
  const whole = useMemo(() => wholeSpan(events), [events]);
  const [chosen, setChosen] = useState<Span | null>(null);
  const listId = useId();
  const span = chosen ?? whole;
  const bars = useMemo(() => barsOf(events, span), [events, span]);
  const shown = useMemo(
    () => events.slice(indexAt(events, span.from), indexAt(events, span.to)),
    [events, span],
  );
  const choose = useCallback(
    (next: Span): void => setChosen(next.to - next.from < whole.to - whole.from ? next : null),
    [whole],
  );
  return (
    <div className={`${listsStyles['list']} ${listsStyles['tall']}`}>
      <Controls span={span} whole={whole} onSpan={choose} clock={clock} onClock={onClock} />
      <p className={listsStyles['count']}>
        {phrases.say(zone === null ? 'lab.times.stored' : 'lab.times.zone', { zone: zone ?? '' })}
      </p>
      {events.length === 0 ? (
        <Empty>{phrases.say('lab.times.none')}</Empty>
      ) : (
        <>
          <TimeChart bars={bars} span={span} whole={whole} onSpan={choose} controls={listId} />
          <BarTable bars={bars} onSpan={choose} />
          <EventList id={listId} events={shown} listings={listings} onOpen={onOpen} />
        </>
      )}
    </div>
  );
}

function Controls({
  span,
  whole,
  onSpan,
  clock,
  onClock,
}: {
  readonly span: Span;
  readonly whole: Span;
  readonly onSpan: (span: Span) => void;
  readonly clock: number;
  readonly onClock: (seconds: number) => void;
}) {
  const { phrases } = useLanguage();
  const [typed, setTyped] = useState(String(clock));
  const seconds = Number(typed);
  const usable = typed.trim() !== '' && Number.isInteger(seconds);
  const acts = [
    ['earlier', () => onSpan(moved(span, -0.5, whole))],
    ['in', () => onSpan(zoomed(span, 0.5, whole))],
    ['out', () => onSpan(zoomed(span, 2, whole))],
    ['later', () => onSpan(moved(span, 0.5, whole))],
    ['whole', () => onSpan(whole)],
  ] as const;
  return (
    <form
      className={listsStyles['filters']}
      onSubmit={(event) => {
        event.preventDefault();
        if (usable) onClock(seconds);
      }}
    >
      <fieldset className={styles['zoom']} aria-label={phrases.say('lab.times.zoom')}>
        {acts.map(([name, act]) => (
          <Button key={name} small onClick={act}>
            {phrases.say(`lab.times.${name}`)}
          </Button>
        ))}
      </fieldset>
      <TextField
        label={phrases.say('lab.times.clock')}
        inputMode="numeric"
        value={typed}
        error={usable ? undefined : phrases.say('lab.times.clock-bad')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" small disabled={!usable || seconds === clock}>
        {phrases.say('lab.times.clock-set')}
      </Button>
    </form>
  );
}

/** The bars as a table; choosing one zooms into it. */
function BarTable({
  bars,
  onSpan,
}: {
  readonly bars: readonly Bar[];
  readonly onSpan: (span: Span) => void;
}) {
  const { phrases, code } = useLanguage();
  return (
    <details className={styles['twin']}>
      <summary>{phrases.say('lab.times.table')}</summary>
      <div className={styles['twinscroll']}>
        <table className={listsStyles['parts']}>
          <thead>
            <tr>
              <th scope="col">{phrases.say('lab.times.from')}</th>
              {TIME_KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {phrases.say(`lab.column.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars
              .filter(({ total }) => total > 0)
              .map((bar) => (
                <tr key={bar.from}>
                  <th scope="row">
                    <Button small onClick={() => onSpan({ from: bar.from, to: bar.to })}>
                      {secondsText(bar.from)}
                    </Button>
                  </th>
                  {TIME_KINDS.map((kind) => (
                    <td key={kind}>{countText(bar.counts[kind], code)}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function EventList({
  id,
  events,
  listings,
  onOpen,
}: {
  readonly id: string;
  readonly events: readonly TimeEvent[];
  readonly listings: TimelineProps['listings'];
  readonly onOpen: TimelineProps['onOpen'];
}) {
  const { phrases, code } = useLanguage();
  return (
    <RowList
      rows={events}
      height={56}
      id={id}
      label={phrases.say('lab.times.events')}
      head={
        <p className={listsStyles['count']}>
          {phrases.say('lab.times.count', { count: countText(events.length, code) })}
        </p>
      }
    >
      {({ fileSystem, entry, kind, deleted, stored, seconds }) => (
        <button type="button" className={listsStyles['hit']} onClick={() => onOpen(fileSystem, entry)}>
          <span className={listsStyles['where']}>
            <code>{stored === 'local-date' ? secondsText(seconds).slice(0, 10) : secondsText(seconds)}</code>
            <span>{phrases.say(`lab.column.${kind}`)}</span>
            <span>{phrases.say(`lab.time.${stored}`)}</span>
            {deleted && <span>{phrases.say('lab.deleted')}</span>}
          </span>
          <span className={listsStyles['context']}>{listings.get(fileSystem)?.files.at(entry)?.path}</span>
        </button>
      )}
    </RowList>
  );
}
