import { stripOfTime, type StripEvent } from '@tracecraft/workbench';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { formatClock, useSay, type Say } from '../../language/index.ts';
import { actIcon } from '../scene/act-icons.ts';
import { caseNames, eventTitle, isPlumbing, type CaseNames } from './event-words.ts';
import { strongest, stripWords } from './strip-words.ts';
import styles from './time-strip.module.css';
import { VerdictMark } from './verdict-mark.tsx';

/**
 * The record of the case as a strip of time, newest at the right: one notch an event, its verdict above, its basis in the
 * notch's shape. One tab stop; arrow keys walk it.
 */
export function TimeStrip({
  selected,
  onSelect,
}: {
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}) {
  const say = useSay();
  const { session, exercise, summary } = useOpenCase();
  const { events, verdicts } = useRecord(session);
  const strip = useMemo(
    () => stripOfTime(events, verdicts).filter(({ event }) => !isPlumbing(event.header.kind)),
    [events, verdicts],
  );
  const names = useMemo(() => caseNames(say, events, summary.members), [say, events, summary.members]);
  const lane = useRef<HTMLOListElement>(null);
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    const list = lane.current;
    if (list !== null) list.scrollLeft = list.scrollWidth;
  }, [strip.length]);

  const stop = at ?? strip.length - 1;
  function walk(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -strip.length, End: strip.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(strip.length - 1, Math.max(0, stop + step));
    setAt(next);
    lane.current?.querySelectorAll<HTMLButtonElement>('button')[next]?.focus();
  }

  return (
    <section className={styles['strip']} aria-label={say('strip.title')}>
      {strip.length === 0 && <p className={styles['empty']}>{say('strip.empty')}</p>}
      <ol ref={lane} className={styles['lane']}>
        {strip.map((entry, index) => (
          <Notch
            key={entry.event.id}
            entry={entry}
            before={strip[index - 1]}
            names={names}
            zone={exercise.place.zone}
            say={say}
            tabIndex={index === stop ? 0 : -1}
            selected={entry.event.id === selected}
            onKey={walk}
            onSelect={() => {
              setAt(index);
              onSelect(entry.event.id);
            }}
          />
        ))}
      </ol>
    </section>
  );
}

interface NotchProps {
  readonly entry: StripEvent;
  readonly before: StripEvent | undefined;
  readonly names: CaseNames;
  readonly zone: string;
  readonly say: Say;
  readonly tabIndex: number;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

function Notch({ entry, before, names, zone, say, tabIndex, selected, onSelect, onKey }: NotchProps) {
  const { event, basis, retracted } = entry;
  const start = event.body.claimed.start;
  const clock = formatClock(start, zone, false);
  const newMinute =
    before === undefined || formatClock(before.event.body.claimed.start, zone, false) !== clock;
  const mark = strongest(entry);
  const exhibit =
    event.header.kind === 'exhibit.recognised'
      ? event.id
      : (event.body.objects.find(({ role }) => role === 'exhibit' || role === 'device')?.id ?? '');
  const number = names.number(exhibit);
  const title = eventTitle(say, event, names);
  const Icon = actIcon(event.header.kind);
  const spoken = [
    title,
    ...(number === undefined || number === null || title.split(/\W+/).includes(String(number))
      ? []
      : [number]),
    stripWords(say, entry),
  ];
  return (
    <li className={styles['cell']}>
      <button
        type="button"
        className={`${styles['notch']} ${styles[basis]} ${retracted ? styles['retracted'] : ''}`}
        aria-label={`${formatClock(start, zone)} ${spoken.join('. ')}`}
        aria-pressed={selected}
        title={title}
        tabIndex={tabIndex}
        onClick={onSelect}
        onKeyDown={onKey}
      >
        <span className={styles['verdict']}>{mark !== null && <VerdictMark state={mark} size={15} />}</span>
        <span className={styles['stem']} aria-hidden />
        <span className={styles['number']} aria-hidden>
          {number ?? <Icon size={15} stroke={1.75} />}
        </span>
      </button>
      <span className={styles['clock']} aria-hidden>
        {newMinute ? clock : ''}
      </span>
    </li>
  );
}
