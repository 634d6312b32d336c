import type { QueryClient } from '@tanstack/react-query';
import { planFromTemplate, type CourseTemplate } from '@tracecraft/course';
import { paths, type Account, type MadeCourse } from '@tracecraft/protocol';
import { stateAct } from '@tracecraft/workbench';
import { postJson } from '../../adapters/api.ts';
import { courseQuery } from '../../case/open-course.ts';

/** What the office says of a new course. `starts` is `YYYY-MM-DD` where it is held. */
export interface NewCourse {
  readonly title: string;
  readonly starts: string;
  readonly zone: string;
  readonly place: string;
  readonly language: string;
  readonly note: string;
}

/**
 * Asks the server for a course and signs what opens it: its name and days, the office itself, every session of the
 * template. Runs are planned once there are teams. Resolves to the course's stream.
 */
export async function makeCourse(
  client: QueryClient,
  account: Account,
  template: CourseTemplate,
  course: NewCourse,
): Promise<string> {
  const { stream } = await postJson<MadeCourse>(paths.courses, {});
  const { session } = await client.ensureQueryData(courseQuery(stream, account));
  const { title, zone, note, starts, language, place } = course;
  const plan = planFromTemplate(template, {
    starts,
    zone,
    language,
    ...(place.trim() === '' ? {} : { place }),
    versionOf: () => template.version,
  });
  const opened = { title, zone, note, template: plan.template, starts: plan.starts, ends: plan.ends };
  await session.perform(stateAct('course.opened', { fields: opened }));
  const self = { account: account.id, name: account.name, role: account.role, organisation: account.agency };
  await session.perform(stateAct('person.enrolled', { fields: self }));
  for (const { kind, fields } of plan.sessions) await session.perform(stateAct(kind, { fields }));
  await client.invalidateQueries({ queryKey: ['courses'] });
  return stream;
}
