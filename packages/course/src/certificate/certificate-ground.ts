import type { CourseRole } from '../course-record/course-rules.ts';
import type { CoursePerson, CourseState, PlannedSession } from '../course-record/course-state.ts';
import { wasThere } from '../programme/attendance-code.ts';
import type { CertificateGround, CertifiedModule } from './certificate-facts.ts';

const LEARNER: CourseRole = 'trainee';

/**
 * Who may have a certificate: trainees who stayed, signed the code of conduct and attended a whole module. A certificate
 * names the modules attended whole and no other; a person who stopped early gets what was attended, or none.
 */
export function certificateGrounds(state: CourseState): readonly CertificateGround[] {
  return [...state.people.values()]
    .filter(({ role, withdrawn, account }) => role === LEARNER && !withdrawn && state.signatures.has(account))
    .map((person) => groundOf(state, person))
    .filter(({ modules }) => modules.length > 0);
}

function groundOf(state: CourseState, person: CoursePerson): CertificateGround {
  const teams = [...state.teams.values()].filter(({ members }) => members.includes(person.account));
  const runs = [...state.runs.values()]
    .filter((run) => run.plays.startsWith('exercise:'))
    .flatMap((run) =>
      teams.filter(({ team }) => run.teams.includes(team)).map(({ team }) => ({ run: run.run, team })),
    );
  return {
    account: person.account,
    officer: person.name,
    language: person.language,
    modules: attendedModules(state, person.account),
    runs,
    enrolment: person.event,
  };
}

/** Modules all of whose sessions that took place the person attended, in the order of the programme. */
export function attendedModules(state: CourseState, account: string): readonly CertifiedModule[] {
  const sessions = [...state.sessions.values()]
    .filter(({ cancelled }) => cancelled === null)
    .toSorted((a, b) => a.starts - b.starts || (a.session < b.session ? -1 : 1));
  const there = ({ session }: PlannedSession): boolean => {
    const mark = state.attendance.get(session)?.get(account);
    return mark !== undefined && wasThere(state, mark);
  };
  const byModule = Map.groupBy(sessions, ({ module }) => module);
  return [...byModule]
    .filter(([module, held]) => module !== '' && held.every(there))
    .map(([module, held]) => ({ module, title: held[0]?.title ?? module }));
}
