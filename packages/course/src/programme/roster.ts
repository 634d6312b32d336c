import type { FieldValue } from '@tracecraft/record';
import type { CourseRole } from '../course-record/course-rules.ts';
import type { CourseState, DelegationSeat } from '../course-record/course-state.ts';
import type { PlannedEvent } from './plan-from-template.ts';
import { plain } from './plain-name.ts';

/** Columns of a list of people, in the order it is written. Only `name` must be there. */
export const ROSTER_COLUMNS = [
  'id',
  'name',
  'role',
  'state',
  'agency',
  'organisation',
  'email',
  'language',
  'zone',
  'competence',
  'supervisor',
] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** One person of a list; empty cells are null. */
export interface RosterPerson {
  /** Line of the file. */
  readonly line: number;
  /** Account asked for in the column `id`. */
  readonly id: string | null;
  readonly name: string;
  readonly role: CourseRole;
  readonly state: string | null;
  readonly agency: string | null;
  readonly organisation: string | null;
  /** Finds duplicates; it is never written into a record. */
  readonly email: string | null;
  readonly language: string | null;
  readonly zone: string | null;
  readonly competence: readonly string[];
  /** Account, or `id` of another line. */
  readonly supervisor: string | null;
}

/** Closed list of what can be wrong with a list of people; people read `roster.fault.<code>`. */
export type RosterFaultCode =
  | 'no-people'
  | 'too-many'
  | 'not-utf8'
  | 'unclosed-quote'
  | 'missing-column'
  | 'unknown-column'
  | 'repeated-column'
  | 'too-many-cells'
  | 'missing'
  | 'too-long'
  | 'bad-character'
  | 'bad-id'
  | 'not-a-role'
  | 'not-a-language'
  | 'not-a-zone'
  | 'not-an-email'
  | 'duplicate-id'
  | 'duplicate-email'
  | 'duplicate-person'
  | 'unknown-supervisor'
  | 'unknown-delegation'
  | 'over-quota'
  | 'already-enrolled';

/** One fault: line and column of the file, and what the words of `roster.fault.<code>` need. */
export interface RosterFault {
  readonly code: RosterFaultCode;
  readonly line: number;
  /** Heading of the column, or empty where the whole line is meant. */
  readonly column: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** People of a list, or every fault in it: nobody is enrolled while there is one. */
export type ParsedRoster =
  | { readonly people: readonly RosterPerson[] }
  | { readonly faults: readonly RosterFault[] };

/**
 * `person.enrolled` of each, in the order of the list. Without an `id` a person gets a new account, so that the same name
 * in two courses never becomes one person.
 */
export function enrolments(
  people: readonly RosterPerson[],
  state: CourseState,
  newAccount: () => string,
): readonly PlannedEvent[] {
  return people.map((person) => ({
    kind: 'person.enrolled',
    fields: enrolmentFields(person, person.id ?? newAccount(), delegationOf(state, person)),
  }));
}

function enrolmentFields(
  { name, role, organisation, language, zone, competence, supervisor }: RosterPerson,
  account: string,
  delegation: DelegationSeat | null,
): Readonly<Record<string, FieldValue>> {
  const maybe = Object.entries({ organisation, language, zone, supervisor }).filter(
    (pair): pair is [string, string] => pair[1] !== null,
  );
  return {
    account,
    name,
    role,
    ...(delegation === null ? {} : { delegation: delegation.id }),
    ...Object.fromEntries(maybe),
    ...(competence.length === 0 ? {} : { competence }),
  };
}

/** The delegation a line names by state and agency, case and spaces apart. */
export function delegationOf(
  state: CourseState,
  { state: name, agency }: Pick<RosterPerson, 'state' | 'agency'>,
): DelegationSeat | null {
  if (name === null || agency === null) return null;
  const wanted = plain(`${name}\n${agency}`);
  return (
    [...state.delegations.values()].find((one) => plain(`${one.state}\n${one.agency}`) === wanted) ?? null
  );
}
