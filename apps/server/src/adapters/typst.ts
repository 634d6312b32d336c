import { Worker } from 'node:worker_threads';
import type { Typesetter } from '@tracecraft/documents';
import type { DocumentSet, SetDocument } from './typst-worker.ts';

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (problem: Error) => void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | null = null;
let asked = 0;

/** Typst in a thread of its own: forty pages keep the boards of five hundred people waiting nowhere. */
export const typst: Typesetter = {
  pdf: (document) =>
    new Promise((resolve, reject) => {
      const id = asked++;
      waiting.set(id, { resolve, reject });
      worker ??= startWorker();
      // While somebody waits the process stays; an idle typesetter keeps nobody.
      worker.ref();
      worker.postMessage({ id, document } satisfies SetDocument);
    }),
};

function startWorker(): Worker {
  const made = new Worker(new URL('./typst-worker.ts', import.meta.url));
  made.on('message', (answer: DocumentSet) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) made.unref();
    if ('pdf' in answer) one?.resolve(answer.pdf);
    else one?.reject(new Error(`the document could not be set: ${answer.failed}`));
  });
  made.on('error', (problem) => {
    worker = null;
    for (const { reject } of waiting.values())
      reject(problem instanceof Error ? problem : new Error(String(problem)));
    waiting.clear();
  });
  return made;
}
