/** Course records for tests, written down without devices or signatures. */
import { createHash } from 'node:crypto';
import type { CaseEvent, FieldValue } from '@tracecraft/record';
import { foldCourse, type CourseState } from '../src/index.ts';

export const COURSE = `course:${'c0'.repeat(16)}`;
export const FIRST_DAY: number = Date.UTC(2026, 10, 30, 2);
const MINUTE = 60_000;

export interface CourseAct {
  readonly kind: string;
  readonly by: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Minutes after the first session begins. */
  readonly minute?: number;
}

/** Events of the acts, in order; a feed for each person. */
export function courseRecord(acts: readonly CourseAct[]): readonly CaseEvent[] {
  const seqs = new Map<string, number>();
  return acts.map((act, i) => {
    const seq = seqs.get(act.by) ?? 0;
    seqs.set(act.by, seq + 1);
    return eventOf(act, i, seq);
  });
}

function eventOf({ kind, by, fields, minute = 0 }: CourseAct, i: number, seq: number): CaseEvent {
  const time = FIRST_DAY + minute * MINUTE;
  const header = {
    v: 0,
    kind,
    stream: COURSE,
    feed: by,
    seq,
    prev: null,
    key: by,
    seen: null,
    root: '',
  } as const;
  const body = {
    claimed: { start: time, offsetMinutes: 420, zone: 'Asia/Ho_Chi_Minh' },
    recorded: time,
    clock: { source: 'device', uncertaintyMs: 0, epoch: 0 },
    performer: by,
    role: 'staff',
    enteredVia: 'hand',
    objects: [],
    informedBy: [],
    fields,
    attachments: [],
  } as const;
  const id = createHash('sha256')
    .update(JSON.stringify([header, body, i]))
    .digest('hex');
  return { id, header: { ...header, hlc: ((BigInt(time) << 16n) + BigInt(i)).toString() }, body };
}

export function courseState(acts: readonly CourseAct[]): CourseState {
  return foldCourse(COURSE, courseRecord(acts));
}

export const opened: CourseAct = {
  kind: 'course.opened',
  by: 'office',
  fields: {
    title: 'Five days',
    template: 'five-day@1.0.0',
    zone: 'Asia/Ho_Chi_Minh',
    starts: FIRST_DAY,
    ends: FIRST_DAY + 4 * 86_400_000,
    note: 'sample, no endorsement',
  },
};

export function invited(state: string, agency: string, quota: number): CourseAct {
  return { kind: 'delegation.invited', by: 'office', fields: { state, agency, quota } };
}

export function enrolled(account: string, name: string, fields: CourseAct['fields'] = {}): CourseAct {
  return { kind: 'person.enrolled', by: 'office', fields: { account, name, role: 'trainee', ...fields } };
}

/** `officer-01` … with the delegation given, if any. */
export function officers(count: number, delegation?: string, from = 1): readonly CourseAct[] {
  return Array.from({ length: count }, (_, i) => {
    const account = officer(from + i);
    return enrolled(account, `Officer ${from + i}`, delegation === undefined ? {} : { delegation });
  });
}

export function officer(i: number): string {
  return `officer-${String(i).padStart(2, '0')}`;
}
