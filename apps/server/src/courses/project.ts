import type { CoursePerson, CourseState } from '@tracecraft/course';
import type { Account } from '@tracecraft/protocol';
import type { AccountStore } from '../store/contract.ts';
import { serverTeam } from './course-record.ts';

/**
 * Makes the accounts and teams a course tells of: everybody ever enrolled, every team with the members who are in the
 * course now. Doing it again changes nothing, so that a crash between an event and its projection heals at the next start.
 */
export async function projectCourse(store: AccountStore, state: CourseState): Promise<void> {
  const people = [...state.people.values()].map((person) => accountOf(state, person));
  if (people.length > 0) await store.putAccounts(people);
  const teams = [...state.teams.values()].map(({ team, name, members }) => ({
    id: serverTeam(state.stream, team),
    name,
    members: members.filter((account) => state.people.get(account)?.withdrawn === false),
  }));
  if (teams.length > 0) await store.putTeams(teams);
}

/** Kinds after which {@link projectCourse} has something to do. */
export const PROJECTED: ReadonlySet<string> = new Set([
  'person.enrolled',
  'person.withdrawn',
  'delegation.invited',
  'team.formed',
]);

/** Agency and state that sent a person, or the organisation an expert works for. */
export function agencyOf(state: CourseState, person: CoursePerson): string {
  const seat = person.delegation === null ? undefined : state.delegations.get(person.delegation);
  if (seat === undefined) return person.organisation ?? '';
  return [seat.agency, seat.state].filter((part) => part !== '').join(', ');
}

function accountOf(state: CourseState, person: CoursePerson): Account {
  return {
    id: person.account,
    name: person.name,
    role: person.role,
    agency: agencyOf(state, person),
    team: null,
    strength: 'sign-in-link',
  };
}
