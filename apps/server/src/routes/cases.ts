import { randomBytes, randomUUID } from 'node:crypto';
import { requests, type Account, type CaseSummary, type DryRun } from '@tracecraft/protocol';
import { issueToken } from '../accounts/tokens.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute } from '../http/app.ts';
import { readShape } from '../http/read-body.ts';
import type { Services } from '../services.ts';
import type { CaseRow, Store } from '../store/contract.ts';
import { signedIn } from './session.ts';

type Needs = Pick<Services, 'store' | 'library' | 'now'>;

/** A stream id nobody can guess: 128 random bits. */
export function newCaseStream(): string {
  return `case:${randomBytes(16).toString('hex')}`;
}

/** Cases of the caller's team, and throw-away cases for act scripts. */
export function caseRoutes(add: AddRoute, { store, library, now }: Needs): void {
  add('GET /api/cases', async ({ caller }): Promise<readonly CaseSummary[]> => {
    const { role, team } = signedIn(caller.account);
    const rows = await store.cases(role === 'trainee' ? { team: team ?? '' } : {});
    return Promise.all(
      rows.filter((row) => !row.dryRun || role === 'trainee').map((row) => summaryOf(store, row)),
    );
  });
  add('POST /api/cases', async ({ request, caller }): Promise<CaseSummary> => {
    const { team } = signedIn(caller.account);
    const { exercise } = readShape(requests.cases, request.body);
    library.exercise(exercise);
    if (team === null) throw new ApiProblem('case.no-team');
    if (!(await store.exercisesOf(team)).includes(exercise))
      throw new ApiProblem('exercise.unknown', { exercise });
    const row = { stream: newCaseStream(), exercise, team, dryRun: false, opened: now() };
    return summaryOf(store, await store.openCase(row));
  });
  add('POST /api/dry-runs', async ({ request }): Promise<DryRun> => {
    const { exercise, officers } = readShape(requests.dryRuns, request.body);
    library.exercise(exercise);
    return openDryRun(
      store,
      exercise,
      officers.map((one) => one.name),
      now(),
    );
  });
}

async function openDryRun(
  store: Store,
  exercise: string,
  names: readonly string[],
  time: number,
): Promise<DryRun> {
  const team = `dry-run-${randomUUID()}`;
  await store.addTeam({ id: team, name: team }, [exercise]);
  const accounts = names.map(
    (name): Account => ({
      id: randomUUID(),
      name,
      role: 'trainee',
      agency: 'dry run',
      team,
      strength: 'sign-in-link',
    }),
  );
  await store.addAccounts(accounts);
  const { stream } = await store.openCase({
    stream: newCaseStream(),
    exercise,
    team,
    dryRun: true,
    opened: time,
  });
  const officers: DryRun['officers'][number][] = [];
  for (const { id, name } of accounts)
    officers.push({ name, id, session: await issueToken(store, 'session', id, time) });
  return { stream, officers };
}

async function summaryOf(store: Store, { stream, exercise, team }: CaseRow): Promise<CaseSummary> {
  const members = await store.members(team);
  const staff = (await store.accounts()).filter(({ role }) => role === 'assessor' || role === 'trainer');
  return {
    stream,
    exercise,
    run: null,
    course: null,
    team: (await store.team(team))?.name ?? team,
    members: members.map(({ id, name, agency }) => ({ id, name, agency })),
    staff: staff.map(({ id, name, role }) => ({ id, name, role })),
    events: await store.total(stream),
    handedIn: await store.holds(stream, 'case.handed-in'),
  };
}
