import { neededIn, scoreCase, scoreWithPeople, type Exercise, type Score } from '@tracecraft/course';
import { checkRecord, type CheckVerdict } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import type { CourseRecord } from '../courses/course-record.ts';
import type { Services } from '../services.ts';
import type { CaseRow, EntryStore, StoredEntry } from '../store/contract.ts';

type Needs = Pick<Services, 'store' | 'library' | 'shelf' | 'courses'>;

/** One team's record, judged as closed. */
export interface JudgedCase {
  readonly exercise: Exercise;
  /** What counts: everything but what was done after the run was closed. */
  readonly events: readonly CaseEvent[];
  readonly verdicts: readonly CheckVerdict[];
}

/** Reads and judges the record of a case. */
export async function judgeCase(needs: Needs, row: CaseRow): Promise<JudgedCase> {
  const exercise = needs.library.exercise(row.exercise);
  const record = row.course === null ? null : await needs.courses.of(row.course);
  const stored = await entriesOf(needs.store, row.stream);
  const events = stored.filter((one) => counts(record, row.run, one)).map(eventOf);
  const verdicts = checkRecord(needs.shelf.inForce(exercise), events, { closed: true });
  return { exercise, events, verdicts };
}

/** The score of a case by the machine and by those who marked it in its course. */
export async function scoreOf(needs: Needs, row: CaseRow): Promise<Score> {
  const { exercise, events, verdicts } = await judgeCase(needs, row);
  const handedIn = events.some((event) => event.header.kind === 'case.handed-in');
  const score = scoreCase({ exercise, events, verdicts, closed: true, handedIn });
  const record = row.course === null ? null : await needs.courses.of(row.course);
  if (record === null) return score;
  const rubrics = needs.library.rubrics(row.exercise);
  const needed = neededIn(record.whole.runs.get(row.run ?? ''));
  return scoreWithPeople(score, { rubrics, state: record.whole, case: row.stream, needed });
}

/**
 * Whether an act counts in its run. One that reached the server before the run was closed does, whatever its clock
 * says; a later one does when the device says it was done before: its acts waited in a device without a network.
 */
function counts(record: CourseRecord | null, run: string | null, { entry, received }: StoredEntry): boolean {
  if (record === null || run === null) return true;
  const closed = record.closedAt(run);
  const said = record.state.runs.get(run)?.closed ?? null;
  return closed === null || said === null || received <= closed || entry.body.claimed.start <= said;
}

/** Every entry of a stream. */
export async function entriesOf(store: EntryStore, stream: string): Promise<readonly StoredEntry[]> {
  const all: StoredEntry[] = [];
  for (;;) {
    const { entries, total } = await store.read(stream, all.length, 1_000);
    all.push(...entries);
    if (entries.length === 0 || all.length >= total) return all;
  }
}

/** What the server holds, as an event: it was checked when it was pushed. */
export function eventOf({ id, entry: { header, body } }: StoredEntry): CaseEvent {
  return { id, header, body };
}
