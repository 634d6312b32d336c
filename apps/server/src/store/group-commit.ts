import { setTimeout } from 'node:timers/promises';
import type { Appended, NewEntry } from './contract.ts';

interface Waiting {
  readonly entries: readonly NewEntry[];
  readonly resolve: (outcomes: readonly Appended[]) => void;
  readonly reject: (problem: unknown) => void;
}

/**
 * Gathers concurrent appends into one commit: what has arrived when the commit begins, at most `most` events (or one
 * append that is larger), acknowledged after it. One fsync then carries many events; the lever measured for every store
 * (docs/decisions/0002-store.md). `commit` asks for its entries once it may write: those that came while it waited for
 * its turn are among them.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  #busy: Promise<void> | null = null;
  readonly #commit: (take: () => readonly NewEntry[]) => Promise<readonly Appended[]>;
  readonly #waitMs: number;
  readonly #most: number;

  constructor(
    commit: (take: () => readonly NewEntry[]) => Promise<readonly Appended[]>,
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
      this.#busy ??= this.#work();
    });
  }

  /** Resolves when everything handed in so far is committed or refused. */
  async drain(): Promise<void> {
    while (this.#busy !== null) await this.#busy;
  }

  async #work(): Promise<void> {
    await setTimeout(this.#waitMs);
    while (this.#waiting.length > 0) await this.#settle();
    this.#busy = null;
  }

  async #settle(): Promise<void> {
    let batch: readonly Waiting[] | null = null;
    // a commit that is done again gets the same entries
    const taken = (): readonly Waiting[] => (batch ??= this.#take());
    try {
      const outcomes = await this.#commit(() => taken().flatMap((one) => one.entries));
      let at = 0;
      for (const one of taken()) one.resolve(outcomes.slice(at, (at += one.entries.length)));
    } catch (problem) {
      for (const one of taken()) one.reject(problem);
    }
  }

  #take(): readonly Waiting[] {
    let events = 0;
    let count = 0;
    for (const one of this.#waiting) {
      if (count > 0 && events + one.entries.length > this.#most) break;
      events += one.entries.length;
      count++;
    }
    return this.#waiting.splice(0, count);
  }
}
