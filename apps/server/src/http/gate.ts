import { COURSE_STAFF, type CourseRole } from '@tracecraft/course';
import type { Account, Role } from '@tracecraft/protocol';
import { teamInCourse } from '../courses/course-record.ts';
import type { Courses } from '../courses/courses.ts';
import { playableBy } from '../courses/playable.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Access, Subject } from '../permissions.ts';
import type { CaseRow, Store } from '../store/contract.ts';
import { ApiProblem } from './api-problem.ts';
import type { Caller } from './caller.ts';

/** Route parameters that name a subject. */
export interface SubjectParams {
  readonly stream?: string;
  readonly sha256?: string;
  readonly id?: string;
}

/** Which evidence an exercise uses, as far as permission asks. */
export interface EvidenceUse {
  exercisesUsing(sha256: string): Promise<readonly string[]>;
}

/** What the gate looks things up in. */
export interface GateNeeds {
  readonly store: Store;
  readonly library: EvidenceUse;
  readonly courses: Courses;
  readonly exchange: Pick<Exchange, 'stream'>;
}

/** Throws `session.needed`, `permission.refused` or why it is too early unless `access` lets the caller at this subject. */
export async function pass(
  needs: GateNeeds,
  access: Access,
  caller: Caller,
  params: SubjectParams,
): Promise<void> {
  if (access.anyone === true) return;
  if (access.loopback === true && caller.isLoopback()) return;
  const { account } = caller;
  if (account === null) throw new ApiProblem('session.needed');
  const { stream = '' } = params;
  if (access.subject === 'stream' && stream.startsWith('agency:')) {
    if (stream !== needs.exchange.stream) throw new ApiProblem('case.unknown', { stream });
    if (access.inExchange !== true) throw new ApiProblem('permission.refused', { role: account.role });
    return;
  }
  if (isAboutCourse(access.subject, stream)) {
    const role = (await needs.courses.of(stream))?.roleOf(account) ?? null;
    if (role === null || access.inCourse?.includes(role) !== true)
      throw new ApiProblem('permission.refused', { role: account.role });
    return;
  }
  await passOutside(needs, access, account, params);
}

function isAboutCourse(subject: Subject, stream: string): boolean {
  return subject === 'course' || (subject === 'stream' && stream.startsWith('course:'));
}

/** {@link pass} for everything but a course stream. */
async function passOutside(
  needs: GateNeeds,
  access: Access,
  account: Account,
  params: SubjectParams,
): Promise<void> {
  const row = access.subject === 'stream' ? await needs.store.caseOf(params.stream ?? '') : null;
  if (await isStaff(needs, access, account, row)) return;
  const own = names(access.own, account.role);
  const later = names(access.ownAfterHandIn, account.role);
  if (!(own || later) || !(await holdsSubject(needs, account, access.subject, params, row)))
    throw new ApiProblem('permission.refused', { role: account.role });
  if (!own) await checkReleased(needs, account, access.subject, params, row);
}

function names(roles: readonly Role[] | undefined, role: Role): boolean {
  return roles?.includes(role) === true;
}

/** Staff may for every subject, but a case played in a course is for the staff of that course. */
async function isStaff(
  { courses }: GateNeeds,
  access: Access,
  account: Account,
  row: CaseRow | null,
): Promise<boolean> {
  if (!names(access.all, account.role)) return false;
  if (row === null || row.course === null || account.role === 'practice-steward') return true;
  const role = (await courses.of(row.course))?.roleOf(account) ?? null;
  return role !== null && names(access.all, role);
}

async function holdsSubject(
  needs: GateNeeds,
  account: Account,
  subject: Subject,
  params: SubjectParams,
  row: CaseRow | null,
): Promise<boolean> {
  if (subject === 'stream') return row !== null && holdsCase(needs, account, row);
  if (subject === 'blob') return holdsBlob(needs, account, params.sha256 ?? '');
  const mine = (await playableBy(needs.store, needs.courses, account)).map((one) => one.exercise);
  if (subject === 'exercise') return mine.includes(params.id ?? '');
  const using = await needs.library.exercisesUsing(params.sha256 ?? '');
  return subject === 'evidence' && using.some((exercise) => mine.includes(exercise));
}

/** A member of the team, or somebody who was one when they wrote into its record (their device may still hold acts). */
async function holdsCase({ store }: GateNeeds, account: Account, row: CaseRow): Promise<boolean> {
  if ((await store.teamsOf(account.id)).includes(row.team)) return true;
  for (const { key } of await store.feeds(row.stream))
    if ((await store.device(key))?.account === account.id) return true;
  return false;
}

/** Who brought it, their team, the staff of a course it belongs to, and whoever may read an entry it is attached to. */
async function holdsBlob({ store, courses }: GateNeeds, account: Account, sha256: string): Promise<boolean> {
  const owners = await store.blobTeams(sha256);
  if (owners.includes(`account:${account.id}`)) return true;
  const records = await courses.ofAccount(account);
  for (const record of records) {
    const reader = record.readerOf(account);
    if (reader === null) continue;
    const staff = isCourseStaff(reader.role);
    if (record.showsBlob(reader, sha256, staff)) return true;
    if (staff && owners.some((owner) => teamInCourse(record.stream, owner) !== null)) return true;
  }
  const outside = owners.some((owner) => !owner.startsWith('course:') && !owner.startsWith('account:'));
  if (outside && (account.role === 'trainer' || account.role === 'assessor')) return true;
  if (account.role !== 'trainee') return false;
  const teams = await store.teamsOf(account.id);
  return owners.some((owner) => teams.includes(owner));
}

function isCourseStaff(role: CourseRole): boolean {
  return COURSE_STAFF.has(role);
}

/** Throws unless the outcome of what the caller asks about may be known to its team by now. */
async function checkReleased(
  needs: GateNeeds,
  account: Account,
  subject: Subject,
  params: SubjectParams,
  row: CaseRow | null,
): Promise<void> {
  // a dry run is opened by staff or on the server itself to see its outcome: nobody learns from it too early
  if (row?.dryRun === true) return;
  const cases =
    subject === 'stream'
      ? [row]
      : await needs.store.cases({
          teams: await needs.store.teamsOf(account.id),
          exercise: params.id ?? '',
        });
  if (cases.length === 0) throw new ApiProblem('case.not-handed-in');
  for (const one of cases) if (one !== null) await checkCase(needs, one);
}

/** A run: released by the trainer, and over for this team. Anything else: handed in. */
async function checkCase({ store, courses }: GateNeeds, { stream, course, run }: CaseRow): Promise<void> {
  const handedIn = await store.holds(stream, 'case.handed-in');
  const played = course === null ? undefined : (await courses.of(course))?.state.runs.get(run ?? '');
  if (played !== undefined && !played.released) throw new ApiProblem('score.not-released');
  if (!handedIn && (played === undefined || played.closed === null))
    throw new ApiProblem('case.not-handed-in');
}
