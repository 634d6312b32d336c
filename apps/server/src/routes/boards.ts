import type { BoardRow } from '@tracecraft/course';
import { Board } from '../boards/board.ts';
import { LiveBoard } from '../boards/live-board.ts';
import type { AddRoute } from '../http/app.ts';
import { openEventStream, resumeAt } from '../live/event-stream.ts';
import type { Services } from '../services.ts';

type Needs = Pick<Services, 'store' | 'library' | 'shelf' | 'live' | 'now'>;

/** Boards of exercises, once and live. */
export function boardRoutes(add: AddRoute, { store, library, shelf, live, now }: Needs): () => void {
  const boards = new Map<string, { board: Board; live: LiveBoard }>();
  const boardOf = (id: string): { board: Board; live: LiveBoard } => {
    const known = boards.get(id);
    if (known !== undefined) return known;
    const board = new Board(id, store, shelf.inForce(library.exercise(id)), now);
    const made = { board, live: new LiveBoard(board, live, now()) };
    boards.set(id, made);
    return made;
  };
  add(
    'GET /api/boards/:exercise',
    async ({ params }): Promise<readonly BoardRow[]> => boardOf(params['exercise'] ?? '').board.rows(),
  );
  add('GET /api/boards/:exercise/live', async ({ request, reply, params }) => {
    const { live: watched } = boardOf(params['exercise'] ?? '');
    await watched.watch(openEventStream(request, reply), resumeAt(request));
  });
  return () => {
    for (const one of boards.values()) one.live.stop();
  };
}
