import { randomBytes, randomUUID } from 'node:crypto';
import { requests, type Account, type CaseSummary, type DryRun } from '@tracecraft/protocol';
import { issueToken } from '../accounts/tokens.ts';
import { serverTeam, teamInCourse, type CourseRecord } from '../courses/course-record.ts';
import { exerciseOf } from '../courses/playable.ts';
import { agencyOf } from '../courses/project.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute } from '../http/app.ts';
import { readShape } from '../http/read-body.ts';
import type { Services } from '../services.ts';
import type { CaseRow, Store } from '../store/contract.ts';
import { signedIn } from './session.ts';

type Needs = Pick<Services, 'store' | 'library' | 'now' | 'courses'>;

/** A stream id nobody can guess: 128 random bits. */
export function newCaseStream(): string {
  return `case:${randomBytes(16).toString('hex')}`;
}

/** Cases of the caller's teams, and throw-away cases for act scripts. */
export function caseRoutes(add: AddRoute, needs: Needs): void {
  const { store, library, now } = needs;
  const openOnce = openingOnce(store);
  add('GET /api/cases', async ({ caller }): Promise<readonly CaseSummary[]> => {
    const rows = await casesFor(needs, signedIn(caller.account));
    return Promise.all(rows.map((row) => summaryOf(needs, row)));
  });
  add('POST /api/cases', async ({ request, caller }): Promise<CaseSummary> => {
    const account = signedIn(caller.account);
    const { exercise, run, course } = readShape(requests.cases, request.body);
    if (run !== undefined)
      return summaryOf(needs, await caseOfRun(needs, openOnce, account, { exercise, run, course }));
    library.exercise(exercise);
    const team = await teamFor(store, account, exercise);
    const row = { stream: newCaseStream(), exercise, team, course: null, run: null };
    return summaryOf(needs, await store.openCase({ ...row, dryRun: false, opened: now() }));
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

/** A trainee: those of the own teams. Staff: those of their courses, and those outside any course. */
async function casesFor({ store, courses }: Needs, account: Account): Promise<readonly CaseRow[]> {
  if (account.role === 'trainee') return store.cases({ teams: await store.teamsOf(account.id) });
  const rows = (await store.cases({})).filter((row) => !row.dryRun);
  if (account.role === 'practice-steward') return rows;
  const own = new Set((await courses.ofAccount(account)).map((one) => one.stream));
  return rows.filter(({ course }) => course === null || own.has(course));
}

/** The team the exercise is assigned to outside a course. */
async function teamFor(store: Store, { id }: Account, exercise: string): Promise<string> {
  const teams = await store.teamsOf(id);
  if (teams.length === 0) throw new ApiProblem('case.no-team');
  for (const team of teams) if ((await store.exercisesOf(team)).includes(exercise)) return team;
  throw new ApiProblem('exercise.unknown', { exercise });
}

/** The case of the caller's team in a run; made on first request while the run is on. */
async function caseOfRun(
  { store, courses, now }: Needs,
  openOnce: (row: CaseRow) => Promise<CaseRow>,
  account: Account,
  asked: { readonly exercise: string; readonly run: string; readonly course: string | undefined },
): Promise<CaseRow> {
  const record = await courses.withRun(account, asked.run, asked.course);
  const run = record.state.runs.get(asked.run);
  const team = record.teamsOf(account.id).find((one) => run?.teams.includes(one) === true);
  const exercise = run === undefined ? null : exerciseOf(record.state, run);
  if (run === undefined || exercise === null || team === undefined)
    throw new ApiProblem('run.unknown', { run: asked.run });
  if (exercise !== asked.exercise && run.plays !== `exercise:${asked.exercise}`)
    throw new ApiProblem('exercise.unknown', { exercise: asked.exercise });
  if (run.started === null) throw new ApiProblem('run.not-started');
  const place = { team: serverTeam(record.stream, team), course: record.stream, run: run.run };
  if (run.closed === null)
    return openOnce({ stream: newCaseStream(), exercise, ...place, dryRun: false, opened: now() });
  const [known] = await store.cases({ teams: [place.team], course: place.course, run: place.run });
  if (known === undefined) throw new ApiProblem('run.closed');
  return known;
}

/** Opens the case of a run; members of a team who ask at once share one answer, and later ones get it again. */
function openingOnce(store: Store): (row: CaseRow) => Promise<CaseRow> {
  const opened = new Map<string, Promise<CaseRow>>();
  return (row) => {
    const key = JSON.stringify([row.course, row.run, row.team]);
    const known = opened.get(key);
    if (known !== undefined) return known;
    const made = store.openCase(row);
    opened.set(key, made);
    made.catch(() => opened.delete(key));
    return made;
  };
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
    course: null,
    run: null,
    dryRun: true,
    opened: time,
  });
  const officers: DryRun['officers'][number][] = [];
  for (const { id, name } of accounts)
    officers.push({ name, id, session: await issueToken(store, 'session', id, time) });
  return { stream, officers };
}

type People = Pick<CaseSummary, 'team' | 'members' | 'staff'>;

async function summaryOf(needs: Needs, row: CaseRow): Promise<CaseSummary> {
  const { stream, exercise, run, course } = row;
  const record = course === null ? null : await needs.courses.of(course);
  const people = record === null ? await peopleOutside(needs.store, row) : peopleIn(record, row);
  const events = await needs.store.total(stream);
  return {
    stream,
    exercise,
    run,
    course,
    ...people,
    events,
    handedIn: events > 0 && (await needs.store.holds(stream, 'case.handed-in')),
  };
}

async function peopleOutside(store: Store, { team }: CaseRow): Promise<People> {
  const members = await store.members(team);
  const staff = (await store.accounts()).filter(({ role }) => role === 'assessor' || role === 'trainer');
  return {
    team: (await store.team(team))?.name ?? team,
    members: members.map(({ id, name, agency }) => ({ id, name, agency })),
    staff: staff.map(({ id, name, role }) => ({ id, name, role })),
  };
}

/** Team and staff as the course tells of them. */
function peopleIn({ state, stream }: CourseRecord, row: CaseRow): People {
  const team = state.teams.get(teamInCourse(stream, row.team) ?? '');
  const members = (team?.members ?? []).flatMap((account) => {
    const person = state.people.get(account);
    if (person === undefined || person.withdrawn) return [];
    return [{ id: account, name: person.name, agency: agencyOf(state, person) }];
  });
  const staff = [...state.people.values()].filter(
    (one) => !one.withdrawn && (one.role === 'assessor' || one.role === 'trainer'),
  );
  return {
    team: team?.name ?? row.team,
    members,
    staff: staff.map(({ account, name, role }) => ({ id: account, name, role })),
  };
}
