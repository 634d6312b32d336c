import { writeCsv, type Score } from '@tracecraft/course';
import type { Account } from '@tracecraft/protocol';
import { teamInCourse, type CourseRecord } from '../courses/course-record.ts';
import { noteReading } from '../courses/readings.ts';
import type { Services } from '../services.ts';
import type { CaseRow } from '../store/contract.ts';
import { scoreOf } from './case-score.ts';

const COLUMNS = [
  'run',
  'exercise',
  'version',
  'team',
  'part',
  'component',
  'state',
  'points',
  'maximum',
] as const;

/**
 * Components of every case of the course, one a line, by run, team and component. Points are hundredths. No total, so
 * that nobody sorts people by it (settled question 30).
 */
export async function resultsCsv(services: Services, record: CourseRecord, reader: Account): Promise<string> {
  const rows: (string | number)[][] = [];
  for (const row of await services.store.cases({ course: record.stream })) {
    await noteReading(services, reader, row.stream, 'results');
    rows.push(...linesOf(services, record, row, await scoreOf(services, row)));
  }
  const ordered = rows.toSorted((a, b) => (a.slice(0, 6).join('\n') < b.slice(0, 6).join('\n') ? -1 : 1));
  return writeCsv([[...COLUMNS], ...ordered]);
}

function linesOf(
  { library }: Pick<Services, 'library'>,
  { stream, state }: CourseRecord,
  row: CaseRow,
  score: Score,
): (string | number)[][] {
  const { id, version } = library.exercise(row.exercise);
  const team = state.teams.get(teamInCourse(stream, row.team) ?? '')?.name ?? row.team;
  return score.components.map((one) => [
    row.run ?? '',
    id,
    version,
    team,
    one.part,
    one.id,
    one.state,
    one.points,
    one.maximum,
  ]);
}
