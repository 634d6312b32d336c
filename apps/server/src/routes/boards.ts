import { requests } from '@tracecraft/protocol';
import { exerciseScope, runScope, type BoardScope } from '../boards/board-scope.ts';
import { Board, type ShownRow } from '../boards/board.ts';
import { LiveBoard } from '../boards/live-board.ts';
import type { AddRoute, Call } from '../http/app.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { readShape } from '../http/read-body.ts';
import { openEventStream, resumeAt } from '../live/event-stream.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

type Needs = Pick<
  Services,
  'store' | 'library' | 'shelf' | 'live' | 'now' | 'courses' | 'presence' | 'traffic'
>;

interface Watched {
  readonly board: Board;
  readonly live: LiveBoard;
}

/** Boards of exercises and of runs, once and live. */
export function boardRoutes(add: AddRoute, needs: Needs): () => void {
  const boards = new Map<string, Watched>();
  const boardOf = (key: string, scope: () => BoardScope): Watched => {
    const known = boards.get(key);
    if (known !== undefined) return known;
    const board = new Board(scope(), needs);
    const made = { board, live: new LiveBoard(board, needs, needs.now()) };
    boards.set(key, made);
    return made;
  };
  const ofExercise = ({ params }: Call): Watched => {
    const id = params['exercise'] ?? '';
    return boardOf(id, () => exerciseScope(needs, id));
  };
  const ofRun = async (call: Call): Promise<Watched> => {
    const run = call.params['run'] ?? '';
    const { course } = readShape(requests.board, call.request.query);
    const account = signedIn(call.caller.account);
    const record = await needs.courses.withRun(account, run, course);
    const role = record.roleOf(account);
    if (role === 'trainee' || role === 'practice-steward')
      throw new ApiProblem('permission.refused', { role });
    return boardOf(`${record.stream}\n${run}`, () => runScope(needs, record, run));
  };
  const watch = async ({ live }: Watched, { request, reply }: Call): Promise<void> => {
    const { changes } = readShape(requests.board, request.query);
    await live.watch(openEventStream(request, reply), resumeAt(request), changes === 'yes');
  };
  add('GET /api/boards/:exercise', async (call): Promise<readonly ShownRow[]> => fresh(ofExercise(call)));
  add('GET /api/boards/:exercise/live', async (call) => watch(ofExercise(call), call));
  add('GET /api/boards/run/:run', async (call): Promise<readonly ShownRow[]> => fresh(await ofRun(call)));
  add('GET /api/boards/run/:run/live', async (call) => watch(await ofRun(call), call));
  return () => {
    for (const one of boards.values()) one.live.stop();
  };
}

/** Asked for once: deadlines count up to now. */
function fresh({ board }: Watched): Promise<readonly ShownRow[]> {
  board.tick();
  return board.rows();
}
