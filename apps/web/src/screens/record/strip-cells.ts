import type { StripEvent, TurnState, VerdictTurn } from '@tracecraft/workbench';

/** One place on the strip of time: an act with the loudest verdict that turned there, or a deadline that passed without one. */
export type StripCell =
  | { readonly type: 'act'; readonly entry: StripEvent; readonly turn: VerdictTurn | null }
  | { readonly type: 'passed'; readonly turn: VerdictTurn };

const LOUDNESS: readonly TurnState[] = ['departed', 'pending', 'uncertain', 'kept'];

/** Acts in the order of the record; a departure that a deadline alone brought stands before the first later act. */
export function stripCells(
  strip: readonly StripEvent[],
  turns: readonly VerdictTurn[],
): readonly StripCell[] {
  const passed = turns.filter(({ event }) => event === null);
  const cells: StripCell[] = [];
  let next = 0;
  for (const entry of strip) {
    for (let turn = passed[next]; turn !== undefined; turn = passed[next]) {
      if (turn.at > entry.event.body.claimed.start) break;
      cells.push({ type: 'passed', turn });
      next++;
    }
    cells.push({ type: 'act', entry, turn: loudest(turns, entry.event.id) });
  }
  return [...cells, ...passed.slice(next).map((turn): StripCell => ({ type: 'passed', turn }))];
}

function loudest(turns: readonly VerdictTurn[], event: string): VerdictTurn | null {
  const own = turns.filter((turn) => turn.event === event);
  const loud = LOUDNESS.find((state) => own.some((turn) => turn.state === state));
  const same = own.filter(({ state }) => state === loud);
  return same.find(({ verdict }) => verdict.explained === null && verdict.waived === null) ?? same[0] ?? null;
}
