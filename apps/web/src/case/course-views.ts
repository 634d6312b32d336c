import type {
  CoursePerson,
  CourseRole,
  CourseRun,
  CourseState,
  CourseTeam,
  PlannedSession,
} from '@tracecraft/course';

/** Readings of a course that several screens share. All of them pure; none of them ranks anybody. */

/** People who are still in the course, in the order of their names as `language` sorts them. */
export function peopleOf(state: CourseState, language: string, role?: CourseRole): readonly CoursePerson[] {
  return [...state.people.values()]
    .filter((one) => !one.withdrawn && (role === undefined || one.role === role))
    .toSorted((a, b) => a.name.localeCompare(b.name, language) || (a.account < b.account ? -1 : 1));
}

/** State and agency of an officer's delegation, or an expert's organisation. */
export function cameFrom(state: CourseState, person: CoursePerson): string {
  const seat = person.delegation === null ? undefined : state.delegations.get(person.delegation);
  return seat === undefined ? (person.organisation ?? '') : `${seat.state} · ${seat.agency}`;
}

/** Teams by name, the numbers in them counted as numbers. */
export function teamsOf(state: CourseState, language: string): readonly CourseTeam[] {
  return [...state.teams.values()].toSorted((a, b) =>
    a.name.localeCompare(b.name, language, { numeric: true }),
  );
}

export function teamOf(state: CourseState, account: string): CourseTeam | null {
  return [...state.teams.values()].find(({ members }) => members.includes(account)) ?? null;
}

/** Sessions by time. */
export function sessionsOf(state: CourseState): readonly PlannedSession[] {
  return [...state.sessions.values()].toSorted(
    (a, b) => a.starts - b.starts || (a.session < b.session ? -1 : 1),
  );
}

/** Sessions day by day, as the calendar of `zone` has it. `day` is `YYYY-MM-DD`. */
export function daysOf(
  state: CourseState,
  zone: string,
): readonly { readonly day: string; readonly sessions: readonly PlannedSession[] }[] {
  const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  const days = Map.groupBy(sessionsOf(state), ({ starts }) => dayOf.format(starts));
  return [...days].map(([day, sessions]) => ({ day, sessions }));
}

/** The session that is on at `now`, or else the next one; what is cancelled is passed over. */
export function nextSession(
  state: CourseState,
  now: number,
): { readonly session: PlannedSession; readonly on: boolean } | null {
  const session = sessionsOf(state).find(({ ends, cancelled }) => cancelled === null && ends > now);
  return session === undefined ? null : { session, on: session.starts <= now };
}

/** Runs of the teams of `account` that are not closed, by planned begin. */
export function runsOf(state: CourseState, account: string): readonly CourseRun[] {
  const team = teamOf(state, account)?.team;
  return [...state.runs.values()]
    .filter((run) => team !== undefined && run.teams.includes(team) && run.state !== 'closed')
    .toSorted((a, b) => a.starts - b.starts);
}

/** The duty of `account` in a run, or null. */
export function dutyIn(run: CourseRun, team: string, account: string): string | null {
  return run.duties.get(team)?.get(account) ?? null;
}

/** Everything sessions of the course play of one kind (`test`, `survey`, `exercise`, `activity`), each once, in order of time. */
export function playedIn(state: CourseState, kind: string): readonly string[] {
  const prefix = `${kind}:`;
  const ids = sessionsOf(state).flatMap(({ plays }) =>
    plays.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length)),
  );
  return [...new Set(ids)];
}
