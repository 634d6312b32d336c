import { faultOf } from './fault-of.ts';
import type { CallName, Calls, Request, Response } from './messages.ts';
import { CancelledError, newTurn, type Turn } from './turn.ts';

/** The worker's own end of the wire; the page library types `postMessage` for windows only. */
interface WorkerPort {
  postMessage(message: Response, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
}
const port = globalThis as unknown as WorkerPort;

type CallRequest = Exclude<Request, { call: 'cancel' | 'meet' }>;

/** Sends a part of an answer; `transfer`: memory of it that the page gets instead of a copy. */
export type Meanwhile<K extends CallName> = (value: Calls[K]['meanwhile'], transfer?: Transferable[]) => void;

/** One function a call. */
export type Answering = {
  readonly [K in CallName]: (
    args: Calls[K]['args'],
    turn: Turn,
    meanwhile: Meanwhile<K>,
  ) => Promise<Calls[K]['answer']> | Calls[K]['answer'];
};

/** Answers the page's calls with `answers` for as long as this worker lives; `meet` gets the way to the other worker. */
export function serve(answers: Partial<Answering>, meet: (port: MessagePort) => void): void {
  const cancelled = new Set<number>();
  port.addEventListener('message', ({ data }) => {
    if (data.call === 'cancel') cancelled.add(data.id);
    else if (data.call === 'meet') meet(data.port);
    else void answer(answers, data, cancelled);
  });
}

async function answer(
  answers: Partial<Answering>,
  request: CallRequest,
  cancelled: Set<number>,
): Promise<void> {
  const { id } = request;
  const turn = newTurn(() => cancelled.has(id));
  try {
    const value = await dispatch(answers, request, turn, (part, transfer) =>
      port.postMessage({ id, state: 'meanwhile', value: part }, transfer),
    );
    port.postMessage({ id, state: 'answer', value }, transferable(value));
  } catch (error) {
    const stopped = error instanceof CancelledError;
    port.postMessage(stopped ? { id, state: 'cancelled' } : { id, state: 'fault', fault: faultOf(error) });
  } finally {
    cancelled.delete(id);
  }
}

function transferable(value: unknown): Transferable[] {
  if (value instanceof Uint8Array) return [value.buffer as ArrayBuffer];
  return value instanceof ImageBitmap ? [value] : [];
}

/** `args` belongs to `call` by the type of Request; the compiler cannot carry that through the table. */
function dispatch(
  answers: Partial<Answering>,
  request: CallRequest,
  turn: Turn,
  meanwhile: (part: unknown, transfer?: Transferable[]) => void,
): unknown {
  const handler = answers[request.call] as (
    args: unknown,
    turn: Turn,
    meanwhile: (part: unknown, transfer?: Transferable[]) => void,
  ) => unknown;
  return handler(request.args, turn, meanwhile);
}
