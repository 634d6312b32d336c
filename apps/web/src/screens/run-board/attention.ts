import type { BoardRow } from '@tracecraft/course';
import type { BoardRun } from '@tracecraft/protocol';
import { PHASES } from '../board/phases.ts';

/** Why a team may need somebody; `minutes` or `count` for its phrase `run.attention.<code>`. */
export interface Reason {
  readonly code: 'silent' | 'no-act' | 'behind' | 'departure' | 'time' | 'late';
  readonly params: Readonly<Record<string, number>>;
}

const MINUTE = 60_000;
const QUIET_ACTS_MS = 10 * MINUTE;
const SHORT_MS = 10 * MINUTE;
const SEVERE = 3;

/**
 * Why a team may need attention at `now` (UTC ms), most pressing first: departures nobody explained, no act for long,
 * a silent device, two phases behind what is `planned` for now, little time. Empty once the work is handed in, save for late acts.
 */
export function attentionOf(
  row: BoardRow & Pick<BoardRun, 'clock' | 'offline' | 'late'>,
  planned: BoardRow['phase'],
  now: number,
): readonly Reason[] {
  const reasons: Reason[] = [];
  const add = (code: Reason['code'], params: Reason['params'] = {}): void =>
    void reasons.push({ code, params });
  const { clock, offline, late } = row;
  const severe = row.departures.filter(({ explained, severity }) => !explained && severity >= SEVERE).length;
  if (severe > 0 && !row.handedIn) add('departure', { count: severe });
  if (!row.handedIn && clock?.state === 'running') {
    const since = now - Math.max(row.newest ?? 0, clock.started ?? 0);
    if (since > QUIET_ACTS_MS) add('no-act', { minutes: Math.floor(since / MINUTE) });
    if (offline.length > 0) add('silent', { count: offline.length });
    if (PHASES.indexOf(row.phase) + 2 <= PHASES.indexOf(planned)) add('behind');
    if (clock.left !== null && clock.left > 0 && clock.left < SHORT_MS)
      add('time', { minutes: Math.ceil(clock.left / MINUTE) });
  }
  if (late > 0) add('late', { count: late });
  return reasons;
}

/** A verdict of a team that turned: what it is now, and how many. */
export interface Turn {
  readonly team: string;
  readonly verdict: 'satisfied' | 'violated' | 'pending' | 'uncertain';
  readonly by: number;
  readonly at: number;
}

/** What turned between two states of the board. */
export function turnsBetween(
  before: readonly BoardRow[],
  after: readonly BoardRow[],
  at: number,
): readonly Turn[] {
  return after.flatMap((row) => {
    const old = before.find(({ team }) => team === row.team);
    if (old === undefined) return [];
    return (['violated', 'satisfied', 'uncertain'] as const).flatMap((verdict) => {
      const by = row.verdicts[verdict] - old.verdicts[verdict];
      return by === 0 ? [] : [{ team: row.team, verdict, by, at }];
    });
  });
}
