import { reportOf, type CourseCase, type ProgrammeReport } from '@tracecraft/course';
import { checkRecord } from '@tracecraft/practice';
import type { CourseRecord } from '../courses/course-record.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Services } from '../services.ts';
import { entriesOf, eventOf } from './case-score.ts';

/** Intervals of a report come out the same wherever it is made. */
const SEED = 1;

/** The data of the programme report, from the records alone. Throws `course.nothing-to-report` before the course is open. */
export async function courseReport(services: Services, record: CourseRecord): Promise<ProgrammeReport> {
  if (record.state.opened === null) throw new ApiProblem('course.nothing-to-report');
  const cases: CourseCase[] = [];
  for (const row of await services.store.cases({ course: record.stream })) {
    const events = (await entriesOf(services.store, row.stream)).map(eventOf);
    const practices = services.shelf.inForce(services.library.exercise(row.exercise));
    const verdicts = checkRecord(practices, events, { closed: true });
    if (events.length > 0) cases.push({ stream: row.stream, run: row.run, events, verdicts });
  }
  return reportOf({
    state: record.whole,
    events: record.events,
    cases,
    ...services.forms,
    seed: SEED,
  });
}
