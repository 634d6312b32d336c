import { paths, type LiveEntries, type Pulled, type Push, type Pushed } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';
import { ApiProblem, getJson, postJson, Unreachable } from './api.ts';
import { uploadBlob } from './blobs.ts';
import { acknowledge, outboxEntries, outboxIds } from './journal.ts';
import { keep, kept } from './kept-answers.ts';

/** What the screens say about sending: all of it in words. */
export interface LinkState {
  /** Acts on this device the server has not acknowledged. */
  readonly unsent: number;
  /** `dry-run`: nothing of this case ever leaves the page. */
  readonly reach: 'connecting' | 'online' | 'offline' | 'signed-out' | 'dry-run';
  /** Why entries were refused, if any were: they stay here. */
  readonly refused: readonly { readonly id: string; readonly code: string }[];
  /** UTC milliseconds of the last answer, or null. */
  readonly lastSent: number | null;
}

export interface LinkOptions {
  readonly stream: string;
  /** Called with entries of the server, own ones among them. */
  receive(entries: readonly Entry[]): void;
  /** Once what was received is written to this device's disk, or not. */
  kept(): Promise<boolean>;
  acknowledged(ids: readonly string[]): void;
  checkpoint(root: string): void;
  /** Must have happened before the first push: the agency knows this device's key. */
  enrol(): Promise<unknown>;
}

export interface Link {
  state(): LinkState;
  subscribe(listener: () => void): () => void;
  /** Something new is in the outbox. */
  wake(): void;
  close(): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const BATCH = 200;

/** Sends the outbox, fetches what others wrote, and listens; tries again with growing pauses. */
export function openLink(options: LinkOptions): Link {
  const link = new CaseLink(options);
  link.start();
  return link;
}

class CaseLink implements Link {
  readonly #options: LinkOptions;
  readonly #listeners = new Set<() => void>();
  readonly #woken = () => this.wake();
  #state: LinkState = { unsent: 0, reach: 'connecting', refused: [], lastSent: null };
  #wait = FIRST_WAIT_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;
  #closed = false;
  #live: EventSource | null = null;
  /** Place in the server's order up to which this device has everything; null before the first round. */
  #next: number | null = null;
  /** Place kept on disk. */
  #marked = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  start(): void {
    globalThis.addEventListener('online', this.#woken);
    this.wake();
  }

  state(): LinkState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  wake(): void {
    clearTimeout(this.#timer);
    void this.#round();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#live?.close();
    globalThis.removeEventListener('online', this.#woken);
  }

  #say(change: Partial<LinkState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  async #round(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    try {
      await this.#count();
      await this.#options.enrol();
      await this.#push();
      await this.#pull();
      this.#wait = FIRST_WAIT_MS;
      this.#say({ reach: 'online' });
      this.#listen();
    } catch (problem) {
      this.#failed(problem);
    } finally {
      this.#running = false;
      if (this.#again && !this.#closed) {
        this.#again = false;
        this.wake();
      }
    }
  }

  #failed(problem: unknown): void {
    if (this.#closed) return;
    this.#live?.close();
    this.#live = null;
    this.#say({ reach: problem instanceof ApiProblem && problem.status === 401 ? 'signed-out' : 'offline' });
    if (!(problem instanceof Unreachable) && !(problem instanceof ApiProblem)) console.error(problem);
    // Jitter keeps a room of forty devices from knocking at the same moment after a power cut.
    this.#timer = setTimeout(() => this.wake(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  async #count(): Promise<void> {
    this.#say({ unsent: (await outboxIds(this.#options.stream)).length });
  }

  /** One tab at a time sends; the others find the outbox empty. */
  async #push(): Promise<void> {
    await navigator.locks.request(`tracecraft-push-${this.#options.stream}`, async () => {
      const refusedHere = new Set<string>();
      for (;;) {
        const batch = (await outboxEntries(this.#options.stream))
          .filter((row) => !refusedHere.has(row.id))
          .slice(0, BATCH);
        if (batch.length === 0) break;
        for (const { entry } of batch)
          for (const { sha256 } of entry.body.attachments) await uploadBlob(sha256);
        const push: Push = { entries: batch.map((row) => row.entry) };
        const answer = await postJson<Pushed>(paths.entries(this.#options.stream), push);
        const done = [...answer.accepted, ...answer.known];
        await acknowledge(done);
        this.#options.acknowledged(done);
        for (const { id } of answer.refused) refusedHere.add(id);
        if (answer.checkpoint !== null) this.#options.checkpoint(answer.checkpoint);
        this.#say({ refused: answer.refused, lastSent: Date.now() });
        await this.#count();
      }
    });
  }

  async #pull(): Promise<void> {
    this.#next ??= this.#marked = (await kept<number>(this.#cursor)) ?? 0;
    for (;;) {
      const answer: Pulled = await getJson<Pulled>(
        `${paths.entries(this.#options.stream)}?from=${this.#next}`,
      );
      this.#options.receive(answer.entries);
      const stuck = answer.next === this.#next;
      this.#next = answer.next;
      if (answer.next >= answer.total || stuck) break;
    }
    this.#mark(this.#next).catch((problem: unknown) => console.error(problem));
  }

  /** The place is kept on disk once the entries before it are: those whose writing a crash cut short are fetched again. */
  async #mark(place: number): Promise<void> {
    if (place <= this.#marked || !(await this.#options.kept())) return;
    this.#marked = place;
    await keep(this.#cursor, place);
  }

  get #cursor(): string {
    return `cursor:${this.#options.stream}`;
  }

  #listen(): void {
    if (this.#live !== null || this.#closed) return;
    this.#live = new EventSource(`${paths.live(this.#options.stream)}?from=${this.#next ?? 0}`);
    const take = (event: MessageEvent<string>): void => {
      const { entries, next } = JSON.parse(event.data) as LiveEntries;
      this.#options.receive(entries);
      this.#next = next;
    };
    this.#live.addEventListener('entries', take);
    this.#live.addEventListener('error', () => this.#failed(new Unreachable('live connection ended')));
  }
}
