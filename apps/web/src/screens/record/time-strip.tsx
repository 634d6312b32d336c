import { deadlinesAhead, stripOfTime, verdictKey, verdictTurns } from '@tracecraft/workbench';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useShownRecord } from '../../case/use-shown-record.ts';
import { useSay } from '../../language/index.ts';
import { useRevisionsRecorded } from '../advice/use-revisions-recorded.ts';
import { isPlumbing } from './event-words.ts';
import { ActNotch, AheadNotch, PassedNotch } from './strip-notch.tsx';
import { stripCells, type StripCell } from './strip-cells.ts';
import styles from './time-strip.module.css';

/** What stands open beside the screen: an event, or the explanation of a verdict. */
export interface Opened {
  readonly event?: string;
  readonly verdict?: string;
}

/** Most deadlines drawn ahead; the others come up as these pass. */
const AHEAD = 8;

/**
 * The record of the case as a strip of time, newest at the right: one notch an act, its verdict above, its basis in the
 * notch's shape, a word where a verdict turned; deadlines of open duties stand ahead of now. One tab stop; arrow keys walk it.
 */
export function TimeStrip({
  opened,
  onOpen,
}: {
  readonly opened: Opened;
  readonly onOpen: (opened: Opened) => void;
}) {
  const say = useSay();
  const { events, verdicts } = useShownRecord();
  useRevisionsRecorded(verdicts, events);
  const cells = useMemo(
    () =>
      stripCells(
        stripOfTime(events, verdicts).filter(({ event }) => !isPlumbing(event.header.kind)),
        verdictTurns(verdicts, events),
      ),
    [events, verdicts],
  );
  const ahead = useMemo(() => deadlinesAhead(verdicts).slice(0, AHEAD), [verdicts]);
  const lane = useRef<HTMLOListElement>(null);
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    const list = lane.current;
    if (list !== null) list.scrollLeft = list.scrollWidth;
  }, [cells.length, ahead.length]);

  const count = cells.length + ahead.length;
  const stop = Math.min(at ?? cells.length - 1, count - 1);
  function walk(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -count, End: count }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(count - 1, Math.max(0, stop + step));
    setAt(next);
    lane.current?.querySelectorAll<HTMLButtonElement>('button')[next]?.focus();
  }
  const place = (index: number) => ({ tabIndex: index === stop ? 0 : -1, onKey: walk });
  function open(index: number, wanted: Opened, isOpen: boolean): void {
    setAt(index);
    onOpen(isOpen ? {} : wanted);
  }

  return (
    <section className={styles['strip']} aria-label={say('strip.title')}>
      {count === 0 && <p className={styles['empty']}>{say('strip.empty')}</p>}
      <ol ref={lane} className={styles['lane']}>
        {cells.map((cell, index) => {
          if (cell.type === 'act') {
            const { id } = cell.entry.event;
            const isOpen = id === opened.event;
            return (
              <ActNotch
                key={id}
                cell={cell}
                before={actBefore(cells, index)}
                selected={isOpen}
                onSelect={() => open(index, { event: id }, isOpen)}
                {...place(index)}
              />
            );
          }
          const key = verdictKey(cell.turn.verdict);
          return (
            <PassedNotch
              key={`${key} passed`}
              turn={cell.turn}
              selected={key === opened.verdict}
              onSelect={() => open(index, { verdict: key }, key === opened.verdict)}
              {...place(index)}
            />
          );
        })}
        {ahead.length > 0 && (
          <li className={styles['now']} aria-hidden>
            {say('strip.now')}
          </li>
        )}
        {ahead.map((verdict, index) => {
          const key = verdictKey(verdict);
          return (
            <AheadNotch
              key={key}
              verdict={verdict}
              deadline={verdict.deadline}
              selected={key === opened.verdict}
              onSelect={() => open(cells.length + index, { verdict: key }, key === opened.verdict)}
              {...place(cells.length + index)}
            />
          );
        })}
      </ol>
    </section>
  );
}

function actBefore(cells: readonly StripCell[], index: number): number | null {
  const before = cells.slice(0, index).findLast((cell) => cell.type === 'act');
  return before?.type === 'act' ? before.entry.event.body.claimed.start : null;
}
