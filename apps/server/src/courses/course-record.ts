import { foldCourse, neededIn, type CourseRole, type CourseState, type Rubric } from '@tracecraft/course';
import type { Account } from '@tracecraft/protocol';
import type { CaseEvent } from '@tracecraft/record';
import type { Store, StoredEntry } from '../store/contract.ts';
import { BlindMarks } from './blind-marks.ts';
import { reachOf, reaches, type CourseReader, type Reach } from './reach.ts';

/** Kinds that decide who is who and what may be played; the others never change a right. */
const STRUCTURE =
  /^(course|delegation|person|team|session|run|exercise)\.|^score\.released$|^duties\.assigned$/;

/** Rubrics by which an exercise of the library is marked, by its name there. */
export type RubricsOfExercise = (exercise: string) => readonly Rubric[];

/** One course as the server knows it: its stream, read once and folded as it grows. */
export class CourseRecord {
  readonly stream: string;
  readonly #store: Store;
  readonly #structure: CaseEvent[] = [];
  readonly #events: CaseEvent[] = [];
  readonly #reach = new Map<string, Reach>();
  readonly #kinds = new Map<string, string>();
  readonly #cases = new Map<string, { team: string; run: string | null; exercise: string } | null>();
  readonly #attached = new Map<string, CaseEvent[]>();
  readonly #closed = new Map<string, number>();
  readonly #released = new Map<string, number>();
  readonly #waiting = new Map<string, number[]>();
  readonly #blind: BlindMarks;
  #state: CourseState;
  #whole: { readonly at: number; readonly state: CourseState } | null = null;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(store: Store, stream: string, rubricsOf: RubricsOfExercise) {
    this.#store = store;
    this.#blind = new BlindMarks(stream, (one) => {
      const found = this.#cases.get(one) ?? null;
      if (found === null) return { rubrics: [], needed: {} };
      const needed = neededIn(this.#state.runs.get(found.run ?? ''));
      return { rubrics: rubricsOf(found.exercise), needed };
    });
    this.stream = stream;
    this.#state = foldCourse(stream, []);
  }

  /** Fold of people, teams, sessions, runs and published exercises. Answers and marks are in {@link whole}. */
  get state(): CourseState {
    return this.#state;
  }

  /** Fold of everything in the stream. */
  get whole(): CourseState {
    const at = this.#events.length;
    if (this.#whole?.at !== at) this.#whole = { at, state: foldCourse(this.stream, this.#events) };
    return this.#whole.state;
  }

  get events(): readonly CaseEvent[] {
    return this.#events;
  }

  /** Kinds of these events of the stream. */
  kindsOf(ids: readonly string[]): ReadonlySet<string> {
    return new Set(ids.flatMap((id) => this.#kinds.get(id) ?? []));
  }

  /** Takes what is new from the store. One at a time. */
  refresh(): Promise<void> {
    const mine = this.#busy.then(() => this.#take());
    this.#busy = mine.catch(() => undefined);
    return mine;
  }

  /** Resolves when every refresh asked for so far is done. */
  async settled(): Promise<void> {
    await this.#busy;
  }

  async #take(): Promise<void> {
    let decides = false;
    for (;;) {
      const { entries, total } = await this.#store.read(this.stream, this.#events.length, 500);
      for (const stored of entries) await this.#note(stored);
      decides ||= entries.some(({ entry }) => STRUCTURE.test(entry.header.kind));
      if (entries.length === 0 || this.#events.length >= total) break;
    }
    if (decides) this.#state = foldCourse(this.stream, this.#structure);
  }

  async #note({ id, index, entry: { header, body }, received }: StoredEntry): Promise<void> {
    const event: CaseEvent = { id, header, body };
    const stream = body.fields['case'];
    if (typeof stream === 'string') await this.#know(stream);
    const reach = reachOf(event, {
      caseOf: (one) => this.#cases.get(one) ?? null,
      reachOf: (one) => this.#reach.get(one) ?? null,
    });
    this.#events.push(event);
    this.#reach.set(id, reach);
    this.#kinds.set(id, header.kind);
    if (STRUCTURE.test(header.kind)) this.#structure.push(event);
    if (header.kind === 'mark.given') this.#blind.note(event, index);
    for (const { sha256 } of body.attachments)
      this.#attached.set(sha256, [...(this.#attached.get(sha256) ?? []), event]);
    const run = String(body.fields['run'] ?? '');
    if (header.kind === 'run.closed' && !this.#closed.has(run)) this.#closed.set(run, received);
    if (header.kind === 'score.released' && !this.#released.has(run)) this.#released.set(run, index);
    if (reach.afterRelease !== null && !this.#released.has(reach.afterRelease))
      this.#waiting.set(reach.afterRelease, [...(this.#waiting.get(reach.afterRelease) ?? []), index]);
  }

  /** Remembers whose a case is; one the server does not hold yet is asked for again. */
  async #know(stream: string): Promise<void> {
    if (this.#cases.get(stream) !== undefined && this.#cases.get(stream) !== null) return;
    const row = await this.#store.caseOf(stream);
    const team = row === null ? null : teamInCourse(this.stream, row.team);
    this.#cases.set(
      stream,
      row === null || team === null || row.course !== this.stream
        ? null
        : { team, run: row.run, exercise: row.exercise },
    );
  }

  /** What the person does in this course; null when nothing. The programme office of the server runs every course on it. */
  roleOf(account: Pick<Account, 'id' | 'role'>): CourseRole | null {
    const person = this.#state.people.get(account.id);
    if (person !== undefined) return person.withdrawn ? null : person.role;
    return account.role === 'programme-office' ? 'programme-office' : null;
  }

  /** The person as a reader of the stream; null when it has no place in the course. */
  readerOf(account: Pick<Account, 'id' | 'role'>): CourseReader | null {
    const role = this.roleOf(account);
    return role === null ? null : { account: account.id, role, teams: this.teamsOf(account.id) };
  }

  /** Teams of the course, by their ids in the course, that the account is in now. */
  teamsOf(account: string): readonly string[] {
    return [...this.#state.teams.values()]
      .filter(({ members }) => members.includes(account))
      .map(({ team }) => team);
  }

  /** Whether `reader` may read the entry at its own place in the stream. */
  shows(reader: CourseReader, { id, index }: Pick<StoredEntry, 'id' | 'index'>): boolean {
    const reach = this.#reach.get(id);
    if (reach === undefined || this.#blind.holdsBack(reader, index)) return false;
    const released = this.#released.get(reach.afterRelease ?? '');
    return reaches(reach, reader, released !== undefined && released < index);
  }

  /**
   * Places of entries that were held back from `reader` until the entry at `index`: what waited for the release of a run,
   * and marks of others until the reader's own marking was done.
   */
  freedBy(reader: CourseReader, index: number): readonly number[] {
    for (const [run, at] of this.#released)
      if (at === index) return (this.#waiting.get(run) ?? []).filter((place) => this.#isFreed(reader, place));
    return this.#blind.freedBy(reader, index);
  }

  /** Whether what waited for a release reaches `reader` now, and did not before. */
  #isFreed(reader: CourseReader, place: number): boolean {
    const event = this.#events[place];
    const reach = event === undefined ? undefined : this.#reach.get(event.id);
    return reach !== undefined && !reaches(reach, reader, false) && reaches(reach, reader, true);
  }

  /** Whether the server holds an attachment of an entry `reader` may read. Exercise files hold the truth: staff alone. */
  showsBlob(reader: CourseReader, sha256: string, staff: boolean): boolean {
    const events = this.#attached.get(sha256) ?? [];
    if (staff) return events.length > 0;
    return events.some(({ id, header }) => {
      const reach = this.#reach.get(id);
      return header.kind !== 'exercise.published' && reach !== undefined && reaches(reach, reader, true);
    });
  }

  /** Team of this course an entry is about, by its event id. */
  teamOf(event: string): string | null {
    return this.#reach.get(event)?.team ?? null;
  }

  /** Server time at which the first `run.closed` of the run was accepted, or null. */
  closedAt(run: string): number | null {
    return this.#closed.get(run) ?? null;
  }
}

/** Id of a team of a course among all teams of the server. */
export function serverTeam(course: string, team: string): string {
  return `${course}/${team}`;
}

/** Id within its course of a team of the server; null when it is a team of something else. */
export function teamInCourse(course: string, team: string): string | null {
  return team.startsWith(`${course}/`) ? team.slice(course.length + 1) : null;
}
