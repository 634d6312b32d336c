import type { CallName, Calls, Fault, Request, Response } from './messages.ts';

/** A call the worker refused or could not finish. */
class ImageWorkerError extends Error {
  readonly code: string;
  readonly params: Fault['params'];

  constructor(fault: Fault) {
    super(fault.code);
    this.name = 'ImageWorkerError';
    this.code = fault.code;
    this.params = fault.params;
  }
}

/** What a call may be given beside its arguments. Aborting `signal` rejects with code `lab.cancelled`. */
interface CallOptions<K extends CallName> {
  readonly onMeanwhile?: (value: Calls[K]['meanwhile']) => void;
  readonly signal?: AbortSignal;
}

/** The image engine in its own thread. */
export interface ImageWorker {
  ask<K extends CallName>(
    call: K,
    args: Calls[K]['args'],
    options?: CallOptions<K>,
  ): Promise<Calls[K]['answer']>;
  close(): void;
}

interface Waiting {
  readonly answer: (value: unknown) => void;
  readonly meanwhile: (value: unknown) => void;
  readonly fault: (fault: Fault) => void;
}

/**
 * Starts the engine: one thread that examines, and one that hashes the whole image meanwhile. Done when the screen opens, so
 * that nothing is loaded after a file is picked.
 */
export function startImageWorker(): ImageWorker {
  // options stand as they are: the build reads them
  const examining = wire(
    new Worker(new URL('./image.worker.ts', import.meta.url), { type: 'module', name: 'tracecraft-image' }),
  );
  const hashing = wire(
    new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module', name: 'tracecraft-hash' }),
  );
  // the two know each other: what hashing passes over need not be read again for a listing
  const { port1, port2 } = new MessageChannel();
  examining.meet(port1);
  hashing.meet(port2);
  return {
    ask: (call, args, options) => (call === 'hash' ? hashing : examining).ask(call, args, options),
    close() {
      examining.close();
      hashing.close();
    },
  };
}

interface Wire extends ImageWorker {
  readonly meet: (port: MessagePort) => void;
}

function wire(worker: Worker): Wire {
  const waiting = new Map<number, Waiting>();
  let last = 0;

  worker.addEventListener('message', (event: MessageEvent<Response>) => settle(waiting, event.data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    const fault = { code: 'lab.worker-failed', params: { text: event.message ?? '' } };
    for (const call of waiting.values()) call.fault(fault);
    waiting.clear();
  });

  return {
    ask(call, args, options = {}) {
      const id = ++last;
      const cancel = (): void => worker.postMessage({ id, call: 'cancel' } satisfies Request);
      return new Promise((resolve, reject) => {
        waiting.set(id, {
          answer: (value) => resolve(value as Calls[typeof call]['answer']),
          meanwhile: (value) => options.onMeanwhile?.(value as Calls[typeof call]['meanwhile']),
          fault: (fault) => reject(new ImageWorkerError(fault)),
        });
        if (options.signal?.aborted === true) cancel();
        options.signal?.addEventListener('abort', cancel, { once: true });
        worker.postMessage({ id, call, args });
      });
    },
    close: () => worker.terminate(),
    meet: (port) => worker.postMessage({ id: 0, call: 'meet', port } satisfies Request, [port]),
  };
}

function settle(waiting: Map<number, Waiting>, response: Response): void {
  const call = waiting.get(response.id);
  if (call === undefined) return;
  if (response.state === 'meanwhile') return call.meanwhile(response.value);
  waiting.delete(response.id);
  if (response.state === 'answer') return call.answer(response.value);
  call.fault(response.state === 'fault' ? response.fault : { code: 'lab.cancelled', params: {} });
}
