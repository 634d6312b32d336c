import { markingQueue, neededIn, type MarkingTask } from '@tracecraft/course';
import type { CourseRecord } from '../courses/course-record.ts';
import type { Services } from '../services.ts';

/**
 * What is left for an assessor to mark in a course. Asked of the server, for who else has begun, and where two are too far
 * apart, follows from marks an assessor's device does not hold.
 */
export async function markingLeft(
  { store, library }: Pick<Services, 'store' | 'library'>,
  record: CourseRecord,
  assessor: string,
): Promise<readonly MarkingTask[]> {
  const rows = await store.cases({ course: record.stream });
  const { marks, runs } = record.whole;
  return rows
    .filter(({ dryRun, run }) => !dryRun && run !== null)
    .flatMap(({ stream, exercise, run }) =>
      markingQueue(assessor, [stream], library.rubrics(exercise), marks, neededIn(runs.get(run ?? ''))),
    );
}
