import { createHash } from 'node:crypto';
import type { CourseState, Rubric } from '../src/index.ts';

type Mark = CourseState['marks'][number];

/** A mark as a course record would tell it; later calls are later. */
export function markOf(
  caseStream: string,
  by: string,
  criterion: string,
  level: number,
  round: Mark['round'],
): Mark {
  const rubric = 'explanation-report@1.0.0';
  const words = [caseStream, by, rubric, criterion, level, round].join(' ');
  return {
    event: createHash('sha256').update(words).digest('hex'),
    by,
    at: 0,
    case: caseStream,
    rubric,
    criterion,
    level,
    round,
    events: ['e'.repeat(64)],
    note: '',
  };
}

/** One marker's marks of every criterion of a rubric. */
export function wholly(
  rubric: Rubric,
  caseStream: string,
  by: string,
  level: number,
  round: Mark['round'],
): readonly Mark[] {
  return rubric.criteria.map((one) => ({
    ...markOf(caseStream, by, one.id, level, round),
    rubric: `${rubric.id}@${rubric.version}`,
  }));
}
