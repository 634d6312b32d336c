import type { CourseRole } from '@tracecraft/course';
import type { Account, Refused } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';
import type { CourseRecord } from '../courses/course-record.ts';
import { publishedName } from '../courses/playable.ts';
import { exerciseFileRefusal } from '../exercises/published-exercises.ts';
import type { Services } from '../services.ts';
import type { PushRules } from './accept-entries.ts';
import { courseEntryRefusal } from './course-rules.ts';

type Needs = Pick<Services, 'store' | 'library' | 'blobs' | 'shelf'>;

/** What decides over one push into a course. */
export function coursePushRules(needs: Needs, record: CourseRecord, caller: Account): PushRules {
  /** Versions this same push publishes: a run planned in it may play them. */
  const fresh = new Set<string>();
  let opened = record.state.opened !== null;
  return {
    stream: record.stream,
    caller,
    begins: { kind: 'course.opened', missing: 'course.not-open' },
    async refusal(entry) {
      const role: CourseRole | null = record.roleOf(caller);
      if (role === null) return { code: 'entry.role' };
      const code = await courseEntryRefusal(needs.store, record, { account: caller.id, role }, entry);
      if (code !== null) return { code };
      if (entry.header.kind === 'course.opened') {
        if (opened) return { code: 'course.opened-twice' };
        opened = true;
      }
      if (entry.header.kind === 'exercise.published') return publicationRefusal(needs, fresh, entry);
      return entry.header.kind === 'run.planned' ? runRefusal(needs, record, fresh, entry) : null;
    },
  };
}

async function publicationRefusal(
  needs: Needs,
  fresh: Set<string>,
  entry: Entry,
): Promise<Omit<Refused, 'id'> | null> {
  const refusal = await exerciseFileRefusal(needs, entry);
  const { exercise, version } = entry.body.fields;
  if (refusal === null) fresh.add(publishedName(String(exercise), String(version)));
  return refusal;
}

/** A run plays an exercise its course published in that version, or one the server ships. */
function runRefusal(
  { library }: Needs,
  { state }: CourseRecord,
  fresh: ReadonlySet<string>,
  { body: { fields } }: Entry,
): Omit<Refused, 'id'> | null {
  const plays = String(fields['plays']);
  if (!plays.startsWith('exercise:')) return null;
  const exercise = plays.slice('exercise:'.length);
  const version = String(fields['version']);
  const known =
    library.has(exercise) ||
    fresh.has(publishedName(exercise, version)) ||
    state.published.some((one) => one.exercise === exercise && one.version === version);
  return known ? null : { code: 'exercise.unknown', params: { exercise } };
}
