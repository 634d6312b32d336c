/** Thrown inside a job that the person stopped. */
export class CancelledError extends Error {
  readonly code = 'lab.cancelled';
}

/** One job of the worker: lets messages in between pieces of work, and ends when it was cancelled. */
export interface Turn {
  /** Waits for waiting messages when the job has run for a while; throws CancelledError after a cancel. */
  pause(): Promise<void>;
  /** Milliseconds since the job began. */
  elapsed(): number;
}

const SLICE_MS = 60;

export function newTurn(cancelled: () => boolean): Turn {
  const began = performance.now();
  let since = began;
  return {
    async pause() {
      if (performance.now() - since > SLICE_MS) {
        await afterMessages();
        since = performance.now();
      }
      if (cancelled()) throw new CancelledError();
    },
    elapsed: () => performance.now() - began,
  };
}

/** A browser makes a timer that is set from a timer wait 4 ms; a message comes at once, behind those that wait. */
function afterMessages(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
