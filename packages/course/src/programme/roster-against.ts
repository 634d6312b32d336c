import type { CourseState } from '../course-record/course-state.ts';
import { plain } from './plain-name.ts';
import { delegationOf, type RosterFault, type RosterFaultCode, type RosterPerson } from './roster.ts';
import { seatsTaken } from './seats.ts';

type Found = (code: RosterFaultCode, line: number, column: string, params?: RosterFault['params']) => void;

/** Faults that only show when lines are read together and beside the course they are to join. */
export function rosterAgainst(people: readonly RosterPerson[], state: CourseState, found: Found): void {
  repeated(
    people,
    (one) => one.id,
    (line, first) => found('duplicate-id', line, 'id', { first }),
  );
  repeated(
    people,
    (one) => one.email?.toLowerCase() ?? null,
    (line, first) => found('duplicate-email', line, 'email', { first }),
  );
  repeated(people, sameNameAndAgency, (line, first) => found('duplicate-person', line, 'name', { first }));
  const ids = new Set([...state.people.keys(), ...people.flatMap(({ id }) => id ?? [])]);
  const enrolled = new Set(
    [...state.people.values()].filter((one) => !one.withdrawn).map((one) => enrolledAs(state, one)),
  );
  for (const person of people) {
    const { line, id, name, supervisor } = person;
    if (id !== null && state.people.get(id)?.withdrawn === false)
      found('already-enrolled', line, 'id', { name });
    else if (enrolled.has(sameNameAndAgency(person))) found('already-enrolled', line, 'name', { name });
    if (supervisor !== null && !ids.has(supervisor))
      found('unknown-supervisor', line, 'supervisor', { found: supervisor });
    if (person.state !== null && person.agency !== null && delegationOf(state, person) === null)
      found('unknown-delegation', line, 'agency', { state: person.state, agency: person.agency });
  }
  seats(people, state, found);
}

function repeated(
  people: readonly RosterPerson[],
  keyOf: (person: RosterPerson) => string | null,
  found: (line: number, first: number) => void,
): void {
  const seen = new Map<string, number>();
  for (const person of people) {
    const key = keyOf(person);
    if (key === null || key === '') continue;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, person.line);
    else found(person.line, first);
  }
}

function sameNameAndAgency({
  name,
  agency,
  organisation,
}: Pick<RosterPerson, 'name' | 'agency' | 'organisation'>): string {
  return name === '' ? '' : plain(`${name}\n${agency ?? organisation ?? ''}`);
}

function enrolledAs(
  state: CourseState,
  person: { name: string; delegation: string | null; organisation: string | null },
): string {
  const agency = state.delegations.get(person.delegation ?? '')?.agency ?? null;
  return sameNameAndAgency({ name: person.name, agency, organisation: person.organisation });
}

/** Trainees beyond the seats of their delegation, those already enrolled counted. */
function seats(people: readonly RosterPerson[], state: CourseState, found: Found): void {
  const taken = new Map([...state.delegations.keys()].map((id) => [id, seatsTaken(state, id)]));
  for (const person of people) {
    const delegation = person.role === 'trainee' ? delegationOf(state, person) : null;
    if (delegation === null) continue;
    const now = (taken.get(delegation.id) ?? 0) + 1;
    taken.set(delegation.id, now);
    if (now > delegation.quota)
      found('over-quota', person.line, 'agency', { agency: delegation.agency, seats: delegation.quota });
  }
}
