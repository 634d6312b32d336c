import { boardRow, type BoardRow } from '@tracecraft/course';
import type { BoardRun } from '@tracecraft/protocol';
import { breather } from '../live/breath.ts';
import type { Presence } from '../live/presence.ts';
import type { Store } from '../store/contract.ts';
import type { BoardScope, BoardTeam } from './board-scope.ts';
import { CaseRecord } from './case-record.ts';

/** A row as watchers get it. */
export type ShownRow = BoardRow & BoardRun;

/** A device is out of reach when it is not connected and was not heard of for this long. */
const SILENT_MS = 120_000;
/** A hundred teams are folded in pieces, so that acts are answered meanwhile. */
const SLICE_MS = 8;

interface BoardNeeds {
  readonly store: Store;
  readonly presence: Presence;
  readonly now: () => number;
}

/** A board: a row for every team of its scope, also those that have not begun. Folds again only what has changed. */
export class Board {
  readonly #scope: BoardScope;
  readonly #needs: BoardNeeds;
  readonly #records = new Map<string, CaseRecord>();
  readonly #stale = new Set<string>();
  readonly #folded = new Map<string, BoardRow>();
  #busy: Promise<unknown> = Promise.resolve();

  constructor(scope: BoardScope, needs: BoardNeeds) {
    this.#scope = scope;
    this.#needs = needs;
  }

  /** Notes that a stream has grown. */
  grown(stream: string): void {
    if (this.#records.has(stream)) this.#stale.add(stream);
  }

  /** Deadlines pass without an act: every record still at work is folded again next time. */
  tick(): void {
    for (const [stream, record] of this.#records) if (!record.handedIn) this.#stale.add(stream);
  }

  /** Rows in the order of the teams' names: never a rank. One folding at a time. */
  rows(): Promise<readonly ShownRow[]> {
    const mine = this.#busy.then(() => this.#rows());
    this.#busy = mine.catch(() => undefined);
    return mine;
  }

  async #rows(): Promise<readonly ShownRow[]> {
    const teams = await this.#scope.teams();
    const rows: ShownRow[] = [];
    const breathe = breather(SLICE_MS);
    for (const team of teams) {
      rows.push(await this.#row(team));
      await breathe();
    }
    return rows.toSorted((a, b) => (a.team < b.team ? -1 : 1));
  }

  async #row(team: BoardTeam): Promise<ShownRow> {
    const now = this.#needs.now();
    const row = team.stream === null ? emptyRow(team) : await this.#fold(team, team.stream, now);
    const members = team.members.map((one) => one.name);
    const offline = row.handedIn ? [] : this.#silent(team, row.devices, now);
    const closed = this.#scope.closedAt();
    const record = this.#records.get(row.stream);
    return {
      ...row,
      team: team.name,
      members,
      teamId: team.id,
      clock: this.#scope.clock(now),
      minutes: this.#scope.minutes(),
      sync: row.devices.length === 0 ? 'none' : offline.length > 0 ? 'behind' : 'current',
      offline,
      late: closed === null ? 0 : (record?.lateAfter(closed) ?? 0),
    };
  }

  async #fold(team: BoardTeam, stream: string, now: number): Promise<BoardRow> {
    const known = this.#folded.get(stream);
    if (known !== undefined && !this.#stale.has(stream)) return known;
    this.#stale.delete(stream);
    const record = this.#records.get(stream) ?? new CaseRecord(stream, this.#scope.practices());
    this.#records.set(stream, record);
    await record.refresh(this.#needs.store, now);
    const row = boardRow({
      stream,
      team: team.name,
      members: team.members.map((one) => one.name),
      events: record.events,
      verdicts: record.verdicts(),
      devices: await this.#devices(team, stream),
    });
    this.#folded.set(stream, row);
    return row;
  }

  async #devices(team: BoardTeam, stream: string): Promise<BoardRow['devices']> {
    const { store } = this.#needs;
    const names = new Map(team.members.map((one) => [one.id, one.name]));
    const devices: BoardRow['devices'][number][] = [];
    for (const { feed, key, seq, received } of await store.feeds(stream)) {
      const officer = names.get((await store.device(key))?.account ?? '');
      // An assessor's telephone that marks acts is no device of the team.
      if (officer !== undefined) devices.push({ feed, officer, events: seq + 1, lastSeen: received });
    }
    return devices;
  }

  /** Names of the officers with a device that may hold acts nobody has seen. */
  #silent(team: BoardTeam, devices: BoardRow['devices'], now: number): readonly string[] {
    return team.members
      .filter(({ id, name }) => {
        const own = devices.filter((one) => one.officer === name);
        const heard = own.reduce((newest, one) => Math.max(newest, one.lastSeen), 0);
        const there = this.#needs.presence.isAt(team.stream ?? '', id);
        return own.length > 0 && !there && now - heard > SILENT_MS;
      })
      .map((one) => one.name);
  }
}

function emptyRow(team: BoardTeam): BoardRow {
  return boardRow({
    stream: '',
    team: team.name,
    members: team.members.map((one) => one.name),
    events: [],
    verdicts: [],
    devices: [],
  });
}
