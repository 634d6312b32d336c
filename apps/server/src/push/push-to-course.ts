import type { Account, Pushed } from '@tracecraft/protocol';
import type { CourseRecord } from '../courses/course-record.ts';
import { PROJECTED, projectCourse } from '../courses/project.ts';
import { shelvePublished } from '../exercises/published-exercises.ts';
import type { Services } from '../services.ts';
import { acceptEntries } from './accept-entries.ts';
import { coursePushRules } from './course-push-rules.ts';

type Needs = Pick<Services, 'store' | 'library' | 'live' | 'now' | 'blobs' | 'shelf'>;

/** Takes entries into a course and, before it answers, makes the accounts, teams and exercises they tell of. */
export async function pushToCourse(
  needs: Needs,
  record: CourseRecord,
  caller: Account,
  entries: readonly unknown[],
): Promise<Omit<Pushed, 'checkpoint'>> {
  const { store, live, now } = needs;
  const pushed = await acceptEntries(store, coursePushRules(needs, record, caller), entries, now());
  if (pushed.accepted.length === 0) return pushed;
  await record.refresh();
  const kinds = record.kindsOf(pushed.accepted);
  if (kinds.has('exercise.published')) await shelvePublished(needs, record.state);
  if ([...kinds].some((kind) => PROJECTED.has(kind))) await projectCourse(store, record.state);
  live.grown(record.stream);
  return pushed;
}
