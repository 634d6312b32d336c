import type { ReplayDeparture, ReplayEntry } from './replay.ts';
import type { VerdictTurn } from './verdict-turns.ts';

/** Departures that stand at the end, each at the turn that made it. `entries` hold the same turns. */
export function departuresOf(
  turns: readonly VerdictTurn[],
  entries: readonly ReplayEntry[],
): readonly ReplayDeparture[] {
  const last = new Map(turns.map((turn) => [turn.key, turn]));
  return entries.flatMap((one, entry): ReplayDeparture[] => {
    const { turn } = one;
    if (turn === null || turn.to !== 'violated' || last.get(turn.key) !== turn) return [];
    const { verdict } = turn;
    const state =
      verdict.waived !== null ? 'waived' : verdict.explained !== null ? 'explained' : 'unexplained';
    return [{ at: one.at, verdict, state, entry }];
  });
}
