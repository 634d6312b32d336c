import { Worker } from 'node:worker_threads';
import type { ExchangeReader, ExchangeState } from '@tracecraft/exchange';
import type { AskedPractices, ExchangeFound, PracticePage } from '@tracecraft/protocol';
import { namedIn, type PracticeShelf } from '../exercises/practice-shelf.ts';
import { experienceTexts } from './experience-texts.ts';
import type { LibraryQuestion } from './library-thread.ts';
import type { LibraryMessage, LibraryReply, LibraryStart } from './library-worker.ts';
import type { SavedDrafts } from './practice-list.ts';

/** The library and everything shared, listed and searched in a thread of its own, which starts when it is first asked. */
export interface LibraryBeside {
  readonly page: (asked: AskedPractices, saved: SavedDrafts) => Promise<PracticePage>;
  /** Texts of practices and of experiences in `state` that `reader` may read and that hold `words`. */
  readonly find: (
    state: ExchangeState,
    reader: ExchangeReader,
    words: string,
    language: string | null,
  ) => Promise<ExchangeFound>;
  /** Paths of practice files that can't be read, once all are looked at. */
  readonly unreadable: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (problem: Error) => void;
}

/** Texts of one message: taking a thousand out of it keeps the thread from nobody for long. */
const AT_ONCE = 500;

export function libraryBeside(shelf: Pick<PracticeShelf, 'ids' | 'filesOf' | 'profiles'>): LibraryBeside {
  let asking: Asking | null = null;
  const at = (): Asking => (asking ??= new Asking(startOf(shelf), () => (asking = null)));
  return {
    page: (asked, saved) => at().ask<PracticePage>({ what: 'page', asked, saved }),
    find(state, reader, words, language) {
      at().know(state);
      return at().ask<ExchangeFound>({ what: 'find', reader, words, language });
    },
    unreadable: () => at().unreadable(),
    async close() {
      await asking?.end();
    },
  };
}

function startOf({ ids, filesOf, profiles }: Parameters<typeof libraryBeside>[0]): LibraryStart {
  const files = filesOf(ids).filter(({ path }) => path.endsWith('.practice.md'));
  return { files, overlaid: profiles.flatMap(namedIn) };
}

/** One life of the thread. */
class Asking {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #changes = experienceTexts();
  #known: ExchangeState | null = null;
  #asked = 0;

  constructor(start: LibraryStart, onEnd: () => void) {
    this.#worker = new Worker(new URL('./library-worker.ts', import.meta.url), { workerData: start });
    this.#worker.unref();
    this.#worker.on('message', (reply: LibraryReply) => this.#settle(reply));
    this.#worker.on('error', (problem) => this.#fail(problem));
    this.#worker.on('exit', () => {
      onEnd();
      this.#fail(new Error('the library was closed'));
    });
  }

  know(state: ExchangeState): void {
    if (this.#known === state) return;
    this.#known = state;
    const { put, drop } = this.#changes(state);
    if (drop.length > 0) this.#tell({ change: { put: [], drop } });
    for (let from = 0; from < put.length; from += AT_ONCE)
      this.#tell({ change: { put: put.slice(from, from + AT_ONCE), drop: [] } });
  }

  ask<T>(question: LibraryQuestion): Promise<T> {
    return this.#send((id) => ({ id, question }));
  }

  unreadable(): Promise<readonly string[]> {
    return this.#send((id) => ({ id, unreadable: true }));
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #send<T>(message: (id: number) => LibraryMessage): Promise<T> {
    const id = this.#asked++;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as T), reject });
      this.#tell(message(id));
    });
  }

  #tell(message: LibraryMessage): void {
    this.#worker.postMessage(message);
  }

  #settle(reply: LibraryReply): void {
    const one = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('answer' in reply) one?.resolve(reply.answer);
    else one?.reject(new Error(`the library could not answer: ${reply.failed}`));
  }

  #fail(problem: unknown): void {
    const error = problem instanceof Error ? problem : new Error(String(problem));
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
