import { parentPort, workerData } from 'node:worker_threads';
import type { PublishedFile } from '@tracecraft/protocol';
import type { SearchChange } from './experience-texts.ts';
import { LibraryThread, type LibraryAnswer, type LibraryQuestion } from './library-thread.ts';

/** What the thread is started with. */
export interface LibraryStart {
  readonly files: readonly PublishedFile[];
  /** Ids of practices some overlay changes. */
  readonly overlaid: readonly string[];
}
export type LibraryMessage =
  | { readonly change: SearchChange }
  | { readonly id: number; readonly question: LibraryQuestion }
  | { readonly id: number; readonly unreadable: true };
/** `failed`: what went wrong, for the log of the server. */
export type LibraryReply =
  | { readonly id: number; readonly answer: LibraryAnswer | readonly string[] }
  | { readonly id: number; readonly failed: string };

if (parentPort !== null) serve(parentPort, workerData as LibraryStart);

function serve(port: NonNullable<typeof parentPort>, { files, overlaid }: LibraryStart): void {
  const thread = new LibraryThread(files, overlaid);
  const reply = (answer: LibraryReply): void => port.postMessage(answer);
  port.on('message', (message: LibraryMessage) => {
    if ('change' in message) return thread.change(message.change);
    const { id } = message;
    const asked = 'question' in message ? thread.answer(message.question) : thread.unreadable();
    asked.then(
      (answer) => reply({ id, answer }),
      (problem: unknown) => reply({ id, failed: problem instanceof Error ? problem.message : '' }),
    );
  });
}
