import type { CheckVerdict, CompiledPractices, Monitor } from '@tracecraft/practice';
import { createMonitor } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import type { EntryStore } from '../store/contract.ts';

/** A record nobody wrote to for this long is not being worked on: its deadlines stand still. */
const AT_WORK_MS = 12 * 3_600_000;

/** One case as the board watches it: reads only what is new, folds only what changed. */
export class CaseRecord {
  readonly stream: string;
  readonly #monitor: Monitor;
  readonly #events: CaseEvent[] = [];
  readonly #received: number[] = [];
  #next = 0;
  #handedIn = false;

  constructor(stream: string, practices: CompiledPractices) {
    this.stream = stream;
    this.#monitor = createMonitor(practices);
  }

  get events(): readonly CaseEvent[] {
    return this.#events;
  }

  get handedIn(): boolean {
    return this.#handedIn;
  }

  /** How many entries arrived after `closed` (server time). */
  lateAfter(closed: number): number {
    return this.#received.filter((at) => at > closed).length;
  }

  /** Takes new entries from the store and moves the clock. */
  async refresh(store: EntryStore, now: number): Promise<void> {
    for (;;) {
      const { entries, total } = await store.read(this.stream, this.#next, 500);
      this.#next += entries.length;
      // Checked when it was pushed: the store holds nothing that did not verify.
      const fresh = entries.map(
        ({ id, entry }): CaseEvent => ({ id, header: entry.header, body: entry.body }),
      );
      this.#events.push(...fresh);
      this.#received.push(...entries.map((one) => one.received));
      this.#monitor.add(fresh);
      this.#handedIn ||= fresh.some((event) => event.header.kind === 'case.handed-in');
      if (entries.length === 0 || this.#next >= total) break;
    }
    this.tick(now);
    if (this.#handedIn) this.#monitor.close();
  }

  /** Moves the clock: deadlines pass without an act. */
  tick(now: number): void {
    const newest = this.#events.at(-1)?.body.recorded ?? 0;
    if (now - newest < AT_WORK_MS) this.#monitor.tick(now);
  }

  verdicts(): readonly CheckVerdict[] {
    return this.#monitor.verdicts();
  }
}
