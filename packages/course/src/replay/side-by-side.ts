import type { Replay, ReplayEntry } from './replay.ts';

/** One moment of several replays on a common axis: the entries of each team at that time since its start. */
export interface SideBySideRow {
  /** Ms since the start of each run. */
  readonly at: number;
  /** As many lists as replays, in their order. */
  readonly entries: readonly (readonly ReplayEntry[])[];
}

/** Several replays row by row: entries of the same `step` (ms, a minute) since the start stand side by side. */
export function sideBySide(replays: readonly Replay[], step = 60_000): readonly SideBySideRow[] {
  const slots = replays.map((replay) =>
    Map.groupBy(replay.entries, (entry) => Math.floor(entry.at / step) * step),
  );
  const times = [...new Set(slots.flatMap((slot) => [...slot.keys()]))].toSorted((a, b) => a - b);
  return times.map((at) => ({ at, entries: slots.map((slot) => slot.get(at) ?? []) }));
}
