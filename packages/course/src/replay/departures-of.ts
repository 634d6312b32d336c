import type { CheckVerdict } from '@tracecraft/practice';
import type { ReplayDeparture, ReplayEntry } from './replay.ts';
import { keyOf } from './verdict-turns.ts';

/** Departures of `verdicts`, as they stand at the end, each at the last turn that made it one. */
export function departuresOf(
  verdicts: readonly CheckVerdict[],
  entries: readonly ReplayEntry[],
): readonly ReplayDeparture[] {
  const last = new Map(
    entries.flatMap(({ turn }, entry) => (turn === null ? [] : [[turn.key, entry] as const])),
  );
  return verdicts
    .filter((one) => one.verdict === 'violated')
    .flatMap((verdict): ReplayDeparture[] => {
      const entry = last.get(keyOf(verdict));
      const at = entry === undefined ? undefined : entries[entry]?.at;
      return entry === undefined || at === undefined ? [] : [{ at, verdict, state: stateOf(verdict), entry }];
    })
    .toSorted((a, b) => a.entry - b.entry);
}

function stateOf({ waived, explained }: CheckVerdict): ReplayDeparture['state'] {
  return waived !== null ? 'waived' : explained !== null ? 'explained' : 'unexplained';
}
