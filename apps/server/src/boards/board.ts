import { boardRow, type BoardRow } from '@tracecraft/course';
import type { CompiledPractices } from '@tracecraft/practice';
import type { CaseRow, Store, Team } from '../store/contract.ts';
import { CaseRecord } from './case-record.ts';

/** The board of one exercise: a row for every team that has it, also those that have not begun. */
export class Board {
  readonly exercise: string;
  readonly #store: Store;
  readonly #practices: CompiledPractices;
  readonly #now: () => number;
  readonly #records = new Map<string, CaseRecord>();

  constructor(exercise: string, store: Store, practices: CompiledPractices, now: () => number) {
    this.exercise = exercise;
    this.#store = store;
    this.#practices = practices;
    this.#now = now;
  }

  /** Rows in the order of the teams' names: never a rank. */
  async rows(): Promise<readonly BoardRow[]> {
    const teams = await this.#store.teamsWith(this.exercise);
    const cases = await this.#store.cases({ exercise: this.exercise });
    const rows = await Promise.all(
      teams.map((team) =>
        this.#row(
          team,
          cases.find((one) => one.team === team.id),
        ),
      ),
    );
    return rows.toSorted((a, b) => (a.team < b.team ? -1 : 1));
  }

  async #row(team: Team, row: CaseRow | undefined): Promise<BoardRow> {
    const people = await this.#store.members(team.id);
    const members = people.map((one) => one.name);
    if (row === undefined)
      return boardRow({ stream: '', team: team.name, members, events: [], verdicts: [], devices: [] });
    const record = this.#recordOf(row.stream);
    await record.refresh(this.#store, this.#now());
    const names = new Map(people.map((one) => [one.id, one.name]));
    return boardRow({
      stream: row.stream,
      team: team.name,
      members,
      events: record.events,
      verdicts: record.verdicts(),
      devices: await this.#devices(row.stream, names),
    });
  }

  async #devices(stream: string, names: ReadonlyMap<string, string>): Promise<BoardRow['devices']> {
    const devices: BoardRow['devices'][number][] = [];
    for (const { feed, key, seq, received } of await this.#store.feeds(stream)) {
      const officer = names.get((await this.#store.device(key))?.account ?? '');
      // An assessor's telephone that marks acts is no device of the team.
      if (officer !== undefined) devices.push({ feed, officer, events: seq + 1, lastSeen: received });
    }
    return devices;
  }

  #recordOf(stream: string): CaseRecord {
    const known = this.#records.get(stream) ?? new CaseRecord(stream, this.#practices);
    this.#records.set(stream, known);
    return known;
  }
}
