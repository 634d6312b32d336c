import { dueInjects, type CourseRun, type Truth } from '@tracecraft/course';
import type { CaseEvent } from '@tracecraft/record';
import { officers as officersOf, stateAct } from '@tracecraft/workbench';
import { useEffect, useRef } from 'react';
import { useRunState } from '../../case/case-run.ts';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';

/** How often the clock is looked at. */
const LOOK_MS = 1_000;
/** Devices of one team wait unequally long, so that mostly one of them writes down what all of them know. */
const SPREAD_MS = 4_000;

/** A device of the team knows no truth but what comes in. */
const NOTHING: Truth = { story: { en: '' }, exhibits: [], duties: [], findings: [], decoys: [] };

/**
 * Gives the team what is due by the clock of the run and by what it did, also without a network: this device signs it
 * into the record, once. The officer who has joined the case alone does; a watcher's device never does.
 */
export function useInjects(): void {
  const { session, exercise, account, run } = useOpenCase();
  const { events } = useRecord(session);
  const state = useRunState();
  const joined = officersOf(events).some(({ id }) => id === account.id);
  const handedIn = events.some(({ header }) => header.kind === 'case.handed-in');
  const newest = useRef({ events, state });
  newest.current = { events, state };
  const done = useRef(new Set<string>());
  const injects = run?.injects;
  useEffect(() => {
    if (injects === undefined || injects.length === 0 || !joined || handedIn) return undefined;
    const wait = placeOf(account.id) * SPREAD_MS;
    const look = (): void => {
      const { state: now, events: record } = newest.current;
      if (now === null) return;
      for (const { inject, due } of dueAt(now, record)) {
        if (done.current.has(inject.id) || Date.now() - due < wait) continue;
        done.current.add(inject.id);
        const fields = { inject: inject.id, message: inject.message.en };
        session.perform(stateAct('inject.delivered', { fields })).catch(() => done.current.delete(inject.id));
      }
    };
    const dueAt = (now: CourseRun, record: readonly CaseEvent[]) =>
      dueInjects({ ...exercise, truth: { ...NOTHING, injects } }, now, record, Date.now());
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [injects, joined, handedIn, account.id, session, exercise]);
}

/** 0 to 1, always the same for the same account. */
function placeOf(account: string): number {
  let sum = 0;
  for (const letter of account) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return sum / 997;
}
