import type { CaseEvent, EventId } from '@tracecraft/record';
import type { ActNamed, Exercise, Inject } from '../exercise.ts';
import { sceneMarkers } from '../record/scene-markers.ts';
import { standingEvents } from '../record/standing-events.ts';
import { actsNamed } from './acts-named.ts';
import { momentAt, runClock, type RunTimes } from './run-clock.ts';

/** An inject to be given to a team now. */
export interface DueInject {
  readonly inject: Inject;
  /** UTC ms since when it is due. */
  readonly due: number;
  /** The act that called for it, or null when only the clock did. */
  readonly because: EventId | null;
}

/** When the caller first held an event, UTC ms; without it, when the device says it wrote it. */
export type Heard = (event: CaseEvent) => number;

const MINUTE = 60_000;

/**
 * Injects of the exercise that are due for one team at `now` and not yet in its record, oldest first. Counts running
 * time: while the run stands still, or once it is over, nothing is due. A device whose clock is ahead calls for an
 * inject no later than now.
 */
export function dueInjects(
  exercise: Exercise,
  run: RunTimes,
  events: readonly CaseEvent[],
  now: number,
  heard: Heard = writtenAt,
): readonly DueInject[] {
  const { paused, over } = runClock(run, now);
  if (run.started === null || paused || over) return [];
  const given = deliveredInjects(events);
  const standing = standingEvents(events);
  const markers = sceneMarkers(exercise, standing);
  const record: Watched = { run, now, acts: (act) => actsNamed(standing, markers, act), heard };
  return (exercise.truth.injects ?? [])
    .filter((inject) => !given.has(inject.id))
    .flatMap((inject) => dueAt(inject, record) ?? [])
    .toSorted((a, b) => a.due - b.due || (a.inject.id < b.inject.id ? -1 : 1));
}

/** Ids of the injects a record holds; given twice counts once. */
export function deliveredInjects(events: readonly CaseEvent[]): ReadonlySet<string> {
  const given = events.filter((event) => event.header.kind === 'inject.delivered');
  return new Set(given.map((event) => String(event.body.fields['inject'])));
}

interface Watched {
  readonly run: RunTimes;
  readonly now: number;
  readonly acts: (act: ActNamed) => readonly CaseEvent[];
  readonly heard: Heard;
}

function dueAt(inject: Inject, watched: Watched): DueInject | null {
  const { run, now } = watched;
  const { minutes = 0, after, delay = 0, unless } = inject.when;
  const call = after === undefined ? null : firstHeard(watched, after);
  if (after !== undefined && call === null) return null;
  const byClock = momentAt(run, minutes * MINUTE);
  const byAct = call === null ? 0 : delayed(run, call.at, delay * MINUTE);
  const due = Math.max(byClock, byAct);
  if (due > now || due > momentAt(run, (inject.until ?? Number.POSITIVE_INFINITY) * MINUTE)) return null;
  const stopped = unless === undefined ? null : firstHeard(watched, unless);
  if (stopped !== null && stopped.at <= due) return null;
  return { inject, due, because: call?.event.id ?? null };
}

/** `wait` of running time after `at`. */
function delayed(run: RunTimes, at: number, wait: number): number {
  const since = runClock({ ...run, closed: null }, at).elapsed;
  return momentAt(run, since + wait);
}

function firstHeard(
  { acts, heard, now, run }: Watched,
  act: ActNamed,
): { readonly event: CaseEvent; readonly at: number } | null {
  const found = acts(act).map((event) => ({
    event,
    at: Math.max(run.started ?? now, Math.min(now, heard(event))),
  }));
  return found.reduce<(typeof found)[number] | null>(
    (first, one) => (first === null || one.at < first.at ? one : first),
    null,
  );
}

function writtenAt(event: CaseEvent): number {
  return event.body.recorded;
}
