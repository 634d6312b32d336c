import type { BoardRow } from '@tracecraft/course';
import { paths, type BoardRun } from '@tracecraft/protocol';
import { useEffect, useState } from 'react';
import { getJson } from './api.ts';

export interface LiveBoard {
  /** Null until the first answer. */
  readonly rows: readonly Row[] | null;
  readonly state: 'connecting' | 'live' | 'broken';
  readonly problem: unknown;
}

/** The board of an exercise over server-sent events; the browser reconnects by itself and says so meanwhile. */
export function useLiveBoard(exercise: string): LiveBoard {
  return useLiveRows(paths.board(exercise), paths.boardLive(exercise));
}

/** The board of one run of a course: with its plan and times. `course`: stream of the course. */
export function useLiveRunBoard(run: string, course: string): LiveBoard {
  return useLiveRows(paths.runBoard(run, course), paths.runBoardLive(run, course));
}

type Row = BoardRow & BoardRun;

function useLiveRows(plain: string, live: string): LiveBoard {
  const [board, setBoard] = useState<LiveBoard>({ rows: null, state: 'connecting', problem: null });
  useEffect(() => {
    const source = new EventSource(`${live}${live.includes('?') ? '&' : '?'}changes=yes`);
    const take = (event: MessageEvent<string>): void =>
      setBoard({ rows: JSON.parse(event.data) as readonly Row[], state: 'live', problem: null });
    source.addEventListener('board', take);
    source.addEventListener('rows', (event: MessageEvent<string>) => {
      const changed = new Map((JSON.parse(event.data) as readonly Row[]).map((row) => [row.teamId, row]));
      setBoard((before) => ({
        rows: before.rows?.map((row) => changed.get(row.teamId) ?? row) ?? null,
        state: 'live',
        problem: null,
      }));
    });
    source.addEventListener('open', () =>
      setBoard((before) => ({ ...before, state: 'live', problem: null })),
    );
    source.addEventListener('error', () => setBoard((before) => ({ ...before, state: 'broken' })));
    // An EventSource hides why it was refused; one plain request tells.
    getJson(plain).catch((problem: unknown) =>
      setBoard((before) => ({ ...before, problem: before.rows === null ? problem : null })),
    );
    return () => source.close();
  }, [plain, live]);
  return board;
}
