import { useQuery } from '@tanstack/react-query';
import type { CourseRun, Replay, ReplayEntry } from '@tracecraft/course';
import { exhibits as exhibitsOf } from '@tracecraft/workbench';
import { useEffect, useMemo, useRef, useState } from 'react';
import { loadDrawings } from '../../case/drawings.ts';
import { OpenCaseContext, useOpenCase, type OpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Plan } from '../scene/plan.tsx';
import { Axis } from './axis.tsx';
import { Departures } from './departures.tsx';
import { EntryLine } from './entry-line.tsx';
import { Photographs } from './photographs.tsx';
import styles from './replay.module.css';
import { useReplay } from './use-replay.ts';
import { WhatIfPanel } from './what-if-panel.tsx';

/** Entries listed around the place on the axis. */
const AROUND = 12;

interface Shown {
  readonly run: CourseRun;
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onLength: (length: number) => void;
}

/** One team's case: axis, plan and photographs as they were at `at`, what was said and done around it, and its departures. */
export function ReplayOfCase(shown: Shown) {
  const opened = useOpenCase();
  const replay = useReplay(opened, shown.run);
  const { onLength } = shown;
  const told = useRef(-1);
  useEffect(() => {
    if (told.current === replay.length) return;
    told.current = replay.length;
    onLength(replay.length);
  }, [replay.length, onLength]);
  const open = useDrawn(opened);
  return (
    <OpenCaseContext value={open}>
      <Case {...shown} open={open} replay={replay} />
    </OpenCaseContext>
  );
}

/** The case with the drawings of its scene: staff open cases without. */
function useDrawn(open: OpenCase): OpenCase {
  const { exercise, summary, drawings } = open;
  const { data } = useQuery({
    queryKey: ['drawings', summary.exercise],
    staleTime: Infinity,
    structuralSharing: false,
    enabled: drawings.size === 0,
    queryFn: () => loadDrawings({ ...exercise, id: summary.exercise }),
  });
  return useMemo(() => (data === undefined ? open : { ...open, drawings: data }), [open, data]);
}

function Case({ open, at, onMove, replay }: Shown & { readonly open: OpenCase; readonly replay: Replay }) {
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
      <div className={styles['scene']}>
        {scene !== null && (
          <Plan scene={scene} exhibits={exhibits} selected={null} onSelect={() => undefined} />
        )}
        <Photographs replay={replay} at={at} />
      </div>
      <div className={styles['told']}>
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
          <WhatIfPanel
            key={chosen.event}
            open={open}
            replay={replay}
            entry={chosen}
            onClose={() => setChosen(null)}
          />
        )}
        <Departures replay={replay} onMove={onMove} />
      </div>
    </article>
  );
}

function around(entries: readonly ReplayEntry[], at: number): readonly ReplayEntry[] {
  const next = entries.findIndex((entry) => entry.at > at);
  const here = next < 0 ? entries.length : next;
  const from = Math.max(0, here - AROUND + 3);
  return entries.slice(from, from + AROUND);
}
