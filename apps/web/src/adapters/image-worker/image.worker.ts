import { examination } from './examination.ts';
import { faultOf } from './fault-of.ts';
import type { Request, Response } from './messages.ts';
import { CancelledError, newTurn, type Turn } from './turn.ts';

/** The worker's own end of the wire; the page library types `postMessage` for windows only. */
interface WorkerPort {
  postMessage(message: Response, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
}
const port = globalThis as unknown as WorkerPort;

const answers = examination();
const cancelled = new Set<number>();

port.addEventListener('message', ({ data }) => {
  if (data.call === 'cancel') cancelled.add(data.id);
  else void answer(data);
});

async function answer(request: Exclude<Request, { call: 'cancel' }>): Promise<void> {
  const { id } = request;
  const turn = newTurn(() => cancelled.has(id));
  try {
    const value = await dispatch(request, turn, (part) =>
      port.postMessage({ id, state: 'meanwhile', value: part }),
    );
    port.postMessage(
      { id, state: 'answer', value },
      value instanceof Uint8Array
        ? [value.buffer as ArrayBuffer]
        : value instanceof ImageBitmap
          ? [value]
          : [],
    );
  } catch (error) {
    const stopped = error instanceof CancelledError;
    port.postMessage(stopped ? { id, state: 'cancelled' } : { id, state: 'fault', fault: faultOf(error) });
  } finally {
    cancelled.delete(id);
  }
}

/** `args` belongs to `call` by the type of Request; the compiler cannot carry that through the table. */
function dispatch(
  request: Exclude<Request, { call: 'cancel' }>,
  turn: Turn,
  meanwhile: (part: unknown) => void,
): unknown {
  const handler = answers[request.call] as (
    args: unknown,
    turn: Turn,
    meanwhile: (part: unknown) => void,
  ) => unknown;
  return handler(request.args, turn, meanwhile);
}
