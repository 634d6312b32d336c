import type { Account } from '@tracecraft/protocol';
import type { Access, Subject } from '../permissions.ts';
import type { AccountStore, CaseStore } from '../store/contract.ts';
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

/** Throws `session.needed` or `permission.refused` unless `access` lets the caller at this subject. */
export async function pass(
  store: AccountStore & CaseStore,
  evidence: EvidenceUse,
  access: Access,
  caller: Caller,
  params: SubjectParams,
): Promise<void> {
  if (access.anyone === true) return;
  if (access.loopback === true && caller.loopback) return;
  const { account } = caller;
  if (account === null) throw new ApiProblem('session.needed');
  if (access.all?.includes(account.role) === true) return;
  const own = access.own?.includes(account.role) === true;
  const later = access.ownAfterHandIn?.includes(account.role) === true;
  const { role, team } = account;
  const holds =
    (own || later) && team !== null && (await holdsSubject(store, evidence, team, access.subject, params));
  if (!holds) throw new ApiProblem('permission.refused', { role });
  if (!own && !(await handedIn(store, account, access.subject, params)))
    throw new ApiProblem('case.not-handed-in');
}

async function holdsSubject(
  store: AccountStore & CaseStore,
  evidence: EvidenceUse,
  team: string,
  subject: Subject,
  params: SubjectParams,
): Promise<boolean> {
  if (subject === 'stream') return (await store.caseOf(params.stream ?? ''))?.team === team;
  if (subject === 'blob') return (await store.blobTeams(params.sha256 ?? '')).includes(team);
  const mine = await store.exercisesOf(team);
  if (subject === 'exercise') return mine.includes(params.id ?? '');
  const using = await evidence.exercisesUsing(params.sha256 ?? '');
  return subject === 'evidence' && using.some((exercise) => mine.includes(exercise));
}

async function handedIn(
  store: CaseStore,
  account: Account,
  subject: Subject,
  params: SubjectParams,
): Promise<boolean> {
  // a dry run is opened by staff or on the server itself to see its outcome: nobody learns from it too early
  if (subject === 'stream' && (await store.caseOf(params.stream ?? ''))?.dryRun === true) return true;
  if (subject === 'stream') return store.holds(params.stream ?? '', 'case.handed-in');
  const [mine] = await store.cases({ team: account.team ?? '', exercise: params.id ?? '' });
  return mine !== undefined && store.holds(mine.stream, 'case.handed-in');
}
