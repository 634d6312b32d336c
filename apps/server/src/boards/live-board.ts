import type { EventStream } from '../live/event-stream.ts';
import type { LiveHub } from '../live/hub.ts';
import { paced } from '../live/paced.ts';
import type { Board } from './board.ts';

/** At most four pictures of a board a second, however many acts arrive. */
const EVERY_MS = 250;
/** Deadlines pass without an act: look again this often while somebody watches. */
const TICK_MS = 5_000;

/** A board folded once and sent to every watcher. `id` counts its pictures; one who resumes at the newest gets no copy. */
export class LiveBoard {
  readonly #board: Board;
  readonly #watchers = new Set<EventStream>();
  readonly #again: () => void;
  readonly #stopListening: () => void;
  #picture = '';
  #number: number;
  #timer: NodeJS.Timeout | null = null;

  /** `first` numbers the first picture: the start time, so that numbers of an earlier run are not mistaken for ours. */
  constructor(board: Board, live: LiveHub, first: number) {
    this.#board = board;
    this.#number = first;
    this.#again = paced(EVERY_MS, () => this.#fold());
    this.#stopListening = live.subscribe(null, (stream) => {
      board.grown(stream);
      if (this.#watchers.size > 0) this.#again();
    });
  }

  /** Sends the board now, unless the watcher has this picture, and at every change. */
  async watch(out: EventStream, resumed: number | null): Promise<void> {
    // others watch: the newest picture is at most a quarter of a second old
    if (this.#watchers.size === 0 || this.#picture === '') await this.#fold();
    if (out.closed) return;
    this.#watchers.add(out);
    this.#timer ??= setInterval(() => {
      this.#board.tick();
      this.#again();
    }, TICK_MS);
    out.onClose(() => this.#leave(out));
    if (resumed !== this.#number) await out.send(this.#number, 'board', this.#picture);
  }

  stop(): void {
    this.#stopListening();
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  #leave(out: EventStream): void {
    this.#watchers.delete(out);
    if (this.#watchers.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  async #fold(): Promise<void> {
    const picture = JSON.stringify(await this.#board.rows());
    if (picture === this.#picture) return;
    this.#picture = picture;
    this.#number++;
    for (const out of this.#watchers) void out.send(this.#number, 'board', picture);
  }
}
