import { COURSE_STAFF, type Activity, type CourseRun } from '@tracecraft/course';
import type { Account } from '@tracecraft/protocol';
import type { CourseRecord } from '../courses/course-record.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Services } from '../services.ts';

/**
 * An activity with what is right and why, for a run that plays it: for course staff always, for a trainee of its teams once
 * every run of it the trainee's teams have is closed. Throws `run.unknown`, `permission.refused`, `run.open`.
 */
export function activityKey(
  { forms }: Pick<Services, 'forms'>,
  record: CourseRecord,
  account: Account,
  name: string,
): Activity {
  const run = record.state.runs.get(name);
  const activity = forms.activities.find(({ id }) => run?.plays === `activity:${id}`);
  if (run === undefined || activity === undefined) throw new ApiProblem('run.unknown', { run: name });
  const role = record.roleOf(account);
  if (role !== null && COURSE_STAFF.has(role)) return activity;
  const teams = record.teamsOf(account.id);
  const isOwn = (one: CourseRun): boolean => one.teams.some((team) => teams.includes(team));
  if (role !== 'trainee' || !isOwn(run)) throw new ApiProblem('permission.refused', { role: account.role });
  const open = [...record.state.runs.values()].some(
    (one) => one.plays === run.plays && isOwn(one) && one.closed === null,
  );
  if (open) throw new ApiProblem('run.open', { run: name });
  return activity;
}
