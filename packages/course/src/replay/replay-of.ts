import { compareEvents, type CaseEvent } from '@tracecraft/record';
import { standingEvents } from '../record/standing-events.ts';
import { withheldEvents } from '../record/withheld-events.ts';
import { departuresOf } from './departures-of.ts';
import { actEntries, turnEntry } from './entries.ts';
import { exhibitsOf, photographsOf } from './on-the-plan.ts';
import type { Replay, ReplaySource } from './replay.ts';
import { turnsOf } from './verdict-turns.ts';

/** A case on one time axis: acts, injects, hints, advice and each verdict's turns, with plan and pictures. */
export function replayOf(source: ReplaySource): Replay {
  const ordered = source.events.toSorted(compareEvents);
  const standing = standingEvents(ordered);
  const started = source.started ?? firstAct(ordered);
  const { turns, verdicts } = turnsOf(source.practices, ordered, source.closed);
  const withheld = withheldEvents(standing);
  const entries = [
    ...standing.flatMap((event) => actEntries(event, started, withheld)),
    ...turns.map((turn) => turnEntry(turn, started, withheld)),
  ].toSorted((a, b) => a.at - b.at);
  const shown = standing.filter((event) => !withheld.has(event.id));
  return {
    started,
    length: Math.max(0, (source.closed ?? started) - started, ...entries.map((one) => one.at)),
    entries,
    exhibits: exhibitsOf(source.exercise, standing, started),
    photographs: photographsOf(source.exercise, shown, started),
    departures: departuresOf(verdicts, entries),
  };
}

/** The first act after those that open a case. */
function firstAct(ordered: readonly CaseEvent[]): number {
  const acts = ordered.filter(({ header }) => !/^(case|practices|officer|code)\./.test(header.kind));
  const times = (acts.length > 0 ? acts : ordered).map((event) => event.body.claimed.start);
  return times.length === 0 ? 0 : Math.min(...times);
}
