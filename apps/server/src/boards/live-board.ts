import { eventMessage, type EventStream } from '../live/event-stream.ts';
import { breather } from '../live/breath.ts';
import type { LiveHub } from '../live/hub.ts';
import { paced } from '../live/paced.ts';
import type { Traffic } from '../live/traffic.ts';
import type { Board } from './board.ts';

/** At most four pictures of a board a second, however many acts arrive; fewer where hundreds watch many teams. */
const EVERY_MS = 250;
const REST_MS = 700;
/** While acts pour in, a picture waits this long for them, counted from the first act it will show. */
const BEHIND_ACTS_MS = 600;
const SLICE_MS = 8;
/** Deadlines pass without an act: look again this often while somebody watches. */
const TICK_MS = 5_000;

interface BoardFeeds {
  readonly live: LiveHub;
  readonly traffic: Traffic;
}

interface Watcher {
  readonly out: EventStream;
  /** It takes changed rows in place of whole pictures. */
  readonly changes: boolean;
  /** Number of the picture it has, or null. */
  has: number | null;
  busy: boolean;
}

/**
 * A board folded once and sent to every watcher. `id` counts its pictures; one who resumes at the newest gets no copy,
 * one who asked for changes gets rows that differ, and one whose line is slow gets the newest picture and misses others.
 */
export class LiveBoard {
  readonly #board: Board;
  readonly #watchers = new Set<Watcher>();
  readonly #again: () => void;
  readonly #stopListening: () => void;
  /** Each row of the newest picture as text, by team. */
  #rows: ReadonlyMap<string, string> | null = null;
  #number: number;
  #whole: Buffer | null = null;
  /** What differs from the picture before; null where the teams do. */
  #changes: Buffer | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** When the oldest act arrived that no picture shows, or null. */
  #unshown: number | null = null;

  /** `first` numbers the first picture: the start time, so that numbers of an earlier run are not mistaken for ours. */
  constructor(board: Board, { live, traffic }: BoardFeeds, first: number) {
    this.#board = board;
    this.#number = first;
    this.#again = paced(EVERY_MS, () => this.#foldBehind(traffic), REST_MS);
    this.#stopListening = live.subscribe(null, (stream) => {
      board.grown(stream);
      if (this.#watchers.size === 0) return;
      this.#unshown ??= Date.now();
      this.#again();
    });
  }

  /** Sends the board now, unless the watcher has this picture, and at every change. */
  async watch(out: EventStream, resumed: number | null, changes: boolean): Promise<void> {
    // others watch: the newest picture is at most a second old
    if (this.#watchers.size === 0 || this.#rows === null) await this.#fold();
    if (out.closed) return;
    const watcher: Watcher = { out, changes, has: resumed, busy: false };
    this.#watchers.add(watcher);
    this.#timer ??= setInterval(() => {
      this.#board.tick();
      this.#again();
    }, TICK_MS);
    out.onClose(() => this.#leave(watcher));
    await this.#serve(watcher);
  }

  stop(): void {
    this.#stopListening();
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  #leave(watcher: Watcher): void {
    this.#watchers.delete(watcher);
    if (this.#watchers.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  async #foldBehind(traffic: Traffic): Promise<void> {
    if (this.#unshown !== null) await traffic.calm(this.#unshown + BEHIND_ACTS_MS - Date.now());
    this.#unshown = null;
    await this.#fold();
  }

  async #fold(): Promise<void> {
    const rows = new Map((await this.#board.rows()).map((row) => [row.teamId, JSON.stringify(row)]));
    const before = this.#rows;
    const changed = [...rows].filter(([team, text]) => before?.get(team) !== text);
    const isSameTeams =
      before !== null && before.size === rows.size && [...rows.keys()].every((team) => before.has(team));
    if (isSameTeams && changed.length === 0) return;
    this.#rows = rows;
    this.#number++;
    this.#whole = null;
    const texts = changed.map(([, text]) => text);
    this.#changes = isSameTeams ? eventMessage(this.#number, 'rows', `[${texts.join(',')}]`) : null;
    const breathe = breather(SLICE_MS);
    for (const watcher of this.#watchers) {
      void this.#serve(watcher);
      await breathe();
    }
  }

  /** Brings one watcher to the newest picture; one send at a time, so that nothing piles up before a slow line. */
  async #serve(watcher: Watcher): Promise<void> {
    if (watcher.busy) return;
    watcher.busy = true;
    while (!watcher.out.closed && watcher.has !== this.#number) {
      const isNext = watcher.changes && watcher.has === this.#number - 1;
      watcher.has = this.#number;
      await watcher.out.sendMessage(isNext && this.#changes !== null ? this.#changes : this.#picture());
    }
    watcher.busy = false;
  }

  #picture(): Buffer {
    this.#whole ??= eventMessage(this.#number, 'board', `[${[...(this.#rows?.values() ?? [])].join(',')}]`);
    return this.#whole;
  }
}
