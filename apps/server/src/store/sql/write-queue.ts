import { setImmediate, setTimeout } from 'node:timers/promises';

/** Runs `work` in a transaction of its own. */
export type Transact<Db> = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/** Works that share one transaction at most. */
const MOST = 256;
/** Longest a write waits for company. */
const MOST_REST_MS = 50;

interface Waiting<Db> {
  readonly work: (db: Db) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (problem: unknown) => void;
}

/**
 * One transaction at a time on a connection. What is handed in while one is being made durable shares the next, so that
 * five hundred small writes cost a few waits for the disk and not five hundred. When a shared transaction fails, each of
 * its works is done again alone and answers for itself: a work must only write through what it is given.
 */
export class WriteQueue<Db> {
  readonly #transact: Transact<Db>;
  #took = 0;
  #ended = Number.NEGATIVE_INFINITY;
  #waiting: Waiting<Db>[] = [];
  #busy: Promise<void> | null = null;

  constructor(transact: Transact<Db>) {
    this.#transact = transact;
  }

  /** Resolves with what `work` answers once it is durable. */
  run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: (value) => resolve(value as T), reject });
      this.#busy ??= this.#drain();
    });
  }

  /** Resolves when everything handed in so far is done. */
  async settled(): Promise<void> {
    while (this.#busy !== null) await this.#busy;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // the engine holds the thread while it waits for the disk: let what has arrived be read first, and leave the
      // thread to others three times as long as the last commit took; a write after a quiet time does not wait
      const rest = Math.min(MOST_REST_MS, this.#ended + 3 * this.#took - performance.now());
      await (rest >= 1 ? setTimeout(rest) : setImmediate());
      const began = performance.now();
      await this.#commit(this.#waiting.splice(0, MOST));
      this.#ended = performance.now();
      this.#took = this.#ended - began;
    }
    this.#busy = null;
  }

  async #commit(batch: readonly Waiting<Db>[]): Promise<void> {
    try {
      const values = await this.#transact(async (db) => {
        const done: unknown[] = [];
        for (const { work } of batch) done.push(await work(db));
        return done;
      });
      for (const [i, one] of batch.entries()) one.resolve(values[i]);
    } catch (problem) {
      if (batch.length === 1) batch[0]?.reject(problem);
      else for (const one of batch) await this.#commit([one]);
    }
  }
}
