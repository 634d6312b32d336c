import { courseRefusal, type CourseRole } from '@tracecraft/course';
import { ROLES, type EntryRefusal } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';
import type { CourseRecord } from '../courses/course-record.ts';
import { teamInCourse } from '../courses/course-record.ts';
import type { Store } from '../store/contract.ts';

/** Who wants to write into a course. */
export interface CourseWriter {
  readonly account: string;
  readonly role: CourseRole;
}

/** Why the entry may not enter the course by what its words say; null when it may. Files are looked at elsewhere. */
export async function courseEntryRefusal(
  store: Store,
  record: CourseRecord,
  writer: CourseWriter,
  { header, body }: Entry,
): Promise<EntryRefusal | null> {
  const refusal = courseRefusal(writer.role, { header, body });
  if (refusal !== null) return refusal === 'role' ? 'entry.role' : 'entry.not-own';
  // the role an entry names is signed with it: nobody signs as more than they are here
  if (ROLES.some((role) => role === body.role) && body.role !== writer.role) return 'entry.role';
  if (header.kind === 'course.opened' && record.state.opened !== null) return 'course.opened-twice';
  if (header.kind === 'person.enrolled') return personRefusal(store, body.fields);
  if (!(await isOfCourse(store, record, body.fields['case']))) return 'entry.not-own';
  if (header.kind === 'follow-up.answered') return followUpRefusal(record, writer, body.fields);
  return writer.role === 'trainee' ? ownRefusal(store, record, writer, { header, body }) : null;
}

type Fields = Entry['body']['fields'];

/** An account has one role on the server: what routes it may call hangs on it. */
async function personRefusal(store: Store, fields: Fields): Promise<EntryRefusal | null> {
  const known = await store.account(String(fields['account']));
  return known === null || known.role === fields['role'] ? null : 'person.role-differs';
}

/** Marks, changes, questions and appeals are about a case of this course (or a worked record in calibration). */
async function isOfCourse(
  store: Store,
  { stream }: CourseRecord,
  about: Fields[string] | undefined,
): Promise<boolean> {
  if (typeof about !== 'string' || about.startsWith('worked:')) return true;
  return (await store.caseOf(about))?.course === stream;
}

/** An officer answers about themselves, a supervisor about those who name them; the office may enter either. */
function followUpRefusal(
  { state }: CourseRecord,
  { account, role }: CourseWriter,
  fields: Fields,
): EntryRefusal | null {
  if (role === 'programme-office') return null;
  const about = String(fields['account']);
  const own =
    fields['by'] === 'officer' ? about === account : state.people.get(about)?.supervisor === account;
  return own ? null : 'entry.not-own';
}

/** What a trainee writes is about their own team, and attendance by roll call is the trainer's word. */
async function ownRefusal(
  store: Store,
  record: CourseRecord,
  { account }: CourseWriter,
  { header, body: { fields } }: Pick<Entry, 'header' | 'body'>,
): Promise<EntryRefusal | null> {
  const mine = record.teamsOf(account);
  if (header.kind === 'attendance.marked') return fields['how'] === 'roll-call' ? 'entry.role' : null;
  if (header.kind === 'court.answered')
    return mine.includes(record.teamOf(String(fields['question'])) ?? '') ? null : 'entry.not-own';
  if (header.kind === 'appeal.raised') {
    const row = await store.caseOf(String(fields['case']));
    const team = row === null ? null : teamInCourse(record.stream, row.team);
    return mine.includes(team ?? '') ? null : 'entry.not-own';
  }
  const { team } = fields;
  return typeof team !== 'string' || mine.includes(team) ? null : 'entry.not-own';
}
