import type { BoardRow } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { useEffect, useState } from 'react';
import { getJson } from './api.ts';

export interface LiveBoard {
  /** Null until the first answer. */
  readonly rows: readonly BoardRow[] | null;
  readonly state: 'connecting' | 'live' | 'broken';
  readonly problem: unknown;
}

/** The board of an exercise over server-sent events; the browser reconnects by itself and says so meanwhile. */
export function useLiveBoard(exercise: string): LiveBoard {
  const [board, setBoard] = useState<LiveBoard>({ rows: null, state: 'connecting', problem: null });
  useEffect(() => {
    const source = new EventSource(paths.boardLive(exercise));
    const take = (event: MessageEvent<string>): void =>
      setBoard({ rows: JSON.parse(event.data) as readonly BoardRow[], state: 'live', problem: null });
    source.addEventListener('board', take);
    source.addEventListener('open', () =>
      setBoard((before) => ({ ...before, state: 'live', problem: null })),
    );
    source.addEventListener('error', () => setBoard((before) => ({ ...before, state: 'broken' })));
    // An EventSource hides why it was refused; one plain request tells.
    getJson(paths.board(exercise)).catch((problem: unknown) =>
      setBoard((before) => ({ ...before, problem: before.rows === null ? problem : null })),
    );
    return () => source.close();
  }, [exercise]);
  return board;
}
