import type { Appended, NewEntry } from './contract.ts';

interface Waiting {
  readonly entries: readonly NewEntry[];
  resolve(outcomes: readonly Appended[]): void;
  reject(problem: unknown): void;
}

/**
 * Gathers concurrent appends into one commit: at most `waitMs` or `most` events, acknowledged after it.
 * One fsync then carries many events; the lever measured for every store (docs/decisions/0002-store.md).
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  #events = 0;
  #timer: NodeJS.Timeout | null = null;
  #busy: Promise<void> = Promise.resolve();
  readonly #commit: (entries: readonly NewEntry[]) => Promise<readonly Appended[]>;
  readonly #waitMs: number;
  readonly #most: number;

  constructor(
    commit: (entries: readonly NewEntry[]) => Promise<readonly Appended[]>,
    waitMs = 3,
    most = 256,
  ) {
    this.#commit = commit;
    this.#waitMs = waitMs;
    this.#most = most;
  }

  append(entries: readonly NewEntry[]): Promise<readonly Appended[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entries, resolve, reject });
      this.#events += entries.length;
      if (this.#events >= this.#most) this.#flush();
      else this.#timer ??= setTimeout(() => this.#flush(), this.#waitMs);
    });
  }

  /** Resolves when everything handed in so far is committed or refused. */
  async drain(): Promise<void> {
    this.#flush();
    await this.#busy;
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const batch = this.#waiting;
    this.#waiting = [];
    this.#events = 0;
    if (batch.length > 0) this.#busy = this.#busy.then(() => this.#settle(batch));
  }

  async #settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#commit(batch.flatMap((one) => one.entries));
      let at = 0;
      for (const one of batch) one.resolve(outcomes.slice(at, (at += one.entries.length)));
    } catch (problem) {
      for (const one of batch) one.reject(problem);
    }
  }
}
