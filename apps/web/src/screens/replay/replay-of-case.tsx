import { Link, useParams } from '@tanstack/react-router';
import type { CourseRun, Replay, ReplayEntry } from '@tracecraft/course';
import { exhibits as exhibitsOf } from '@tracecraft/workbench';
import { useEffect, useMemo, useRef, useState } from 'react';
import { OpenCaseContext, useOpenCase, type OpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button, Panel, Tag } from '../../design/index.ts';
import { formatDuration, useLanguage } from '../../language/index.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import { Plan } from '../scene/plan.tsx';
import { Axis } from './axis.tsx';
import { EntryLine } from './entry-line.tsx';
import { Photographs } from './photographs.tsx';
import styles from './replay.module.css';
import { useReplay } from './use-replay.ts';
import { WhatIfPanel } from './what-if-panel.tsx';

/** Entries listed around the place on the axis. */
const AROUND = 12;

interface Shown {
  readonly open: OpenCase;
  readonly run: CourseRun;
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onLength: (length: number) => void;
}

/** One team's case: axis, plan and photographs as they were at `at`, what was said and done around it, and its departures. */
export function ReplayOfCase(shown: Shown) {
  const replay = useReplay(shown.open, shown.run);
  const { onLength } = shown;
  const told = useRef(-1);
  useEffect(() => {
    if (told.current === replay.length) return;
    told.current = replay.length;
    onLength(replay.length);
  }, [replay.length, onLength]);
  return (
    <OpenCaseContext value={shown.open}>
      <Case {...shown} replay={replay} />
    </OpenCaseContext>
  );
}

function Case({ open, at, onMove, replay }: Shown & { readonly replay: Replay }) {
  const { say } = useLanguage().phrases;
  const [chosen, setChosen] = useState<ReplayEntry | null>(null);
  const { events } = useRecord(open.session);
  const { scene } = open.exercise;
  const moment = replay.started + at;
  const exhibits = useMemo(
    () => exhibitsOf(events.filter(({ body }) => body.claimed.start <= moment)),
    [events, moment],
  );
  return (
    <article className={styles['team']}>
      <h2>{open.summary.team}</h2>
      <Axis replay={replay} at={at} />
      {scene !== null && (
        <Plan scene={scene} exhibits={exhibits} selected={null} onSelect={() => undefined} />
      )}
      <Photographs replay={replay} at={at} />
      <Panel title={say('replay.around')} level={3} flush>
        <ol className={styles['entries']}>
          {around(replay.entries, at).map((entry) => (
            <EntryLine
              key={`${entry.at} ${entry.kind} ${entry.event ?? ''} ${entry.turn?.key ?? ''}`}
              entry={entry}
              now={entry.at <= at}
              onChoose={entry.kind === 'act' && !entry.withheld ? () => setChosen(entry) : null}
            />
          ))}
        </ol>
      </Panel>
      {chosen !== null && (
        <WhatIfPanel open={open} replay={replay} entry={chosen} onClose={() => setChosen(null)} />
      )}
      <Departures replay={replay} onMove={onMove} />
    </article>
  );
}

function around(entries: readonly ReplayEntry[], at: number): readonly ReplayEntry[] {
  const next = entries.findIndex((entry) => entry.at > at);
  const here = next < 0 ? entries.length : next;
  const from = Math.max(0, here - AROUND + 3);
  return entries.slice(from, from + AROUND);
}

function Departures({ replay, onMove }: { readonly replay: Replay; readonly onMove: (at: number) => void }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { course } = useParams({ from: '/shell/course/$course/replay/$run' });
  const [open, setOpen] = useState(8);
  const { practices } = useOpenCase();
  return (
    <Panel
      title={say('replay.departures')}
      level={3}
      aside={<span className="label">{replay.departures.length}</span>}
      flush
    >
      <ul className={styles['entries']}>
        {replay.departures.slice(0, open).map((departure) => {
          const { practice, step, object, on } = departure.verdict;
          const named = practices.practice(practice);
          return (
            <li key={`${practice}${step}${object.id}${on?.id ?? ''}`}>
              <VerdictMark state={departure.state === 'unexplained' ? 'violated' : 'explained'} size={18} />
              <span className={styles['words']}>
                <button
                  type="button"
                  className={styles['jump']}
                  onClick={() => onMove(Math.max(0, departure.at))}
                >
                  <span className="label">{formatDuration(Math.max(0, departure.at))}</span>{' '}
                  {named === undefined ? practice : localised(named.title)}
                </button>{' '}
                <Tag>{say(`replay.state.${departure.state}`)}</Tag>
              </span>
              <Link to="/course/$course/lessons" params={{ course }} search={{ practice }}>
                {say('replay.lesson')}
              </Link>
            </li>
          );
        })}
      </ul>
      {replay.departures.length > open && (
        <Button wide onClick={() => setOpen(open + 20)}>
          {say('assess.more', { count: replay.departures.length - open })}
        </Button>
      )}
    </Panel>
  );
}
