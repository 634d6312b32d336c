import type { CoursePerson } from '../course-record/course-state.ts';
import { compare } from '../programme/roster-csv.ts';
import { gainOf, LEAST_GROUP } from '../tests/gain.ts';
import { overallAttendance, traineesOf } from './attendance.ts';
import type { DelegationFigures, ProgrammeReport } from './programme-report.ts';
import type { ReportInput } from './report-input.ts';
import { shareOf } from './share.ts';

/** Who was invited, came, left, and signed the code of conduct. */
export function participationOf(input: ReportInput): ProgrammeReport['participation'] {
  const { state } = input;
  const people = [...state.people.values()];
  const trainees = traineesOf(state);
  return {
    seats: [...state.delegations.values()].reduce((sum, one) => sum + one.quota, 0),
    trainees: trainees.length,
    withdrawn: people.filter((one) => one.withdrawn).length,
    staff: people.filter((one) => one.role !== 'trainee' && !one.withdrawn).length,
    teams: state.teams.size,
    codeSigned: shareOf(
      trainees.filter(({ account }) => state.signatures.has(account)).length,
      trainees.length,
    ),
    delegations: delegationsOf(input, trainees),
  };
}

/** By state and agency. Figures of their own only from ten trainees, and never so that the rest could be told from them. */
function delegationsOf(input: ReportInput, trainees: readonly CoursePerson[]): readonly DelegationFigures[] {
  const seats = [...input.state.delegations.values()].toSorted(
    (a, b) => compare(a.state, b.state) || compare(a.agency, b.agency) || compare(a.id, b.id),
  );
  const own = seats.map((seat) => trainees.filter((one) => one.delegation === seat.id));
  const large = own.filter((people) => people.length >= LEAST_GROUP);
  const rest = trainees.length - large.reduce((sum, people) => sum + people.length, 0);
  // Whole minus large is what the small ones did: where those are under ten together, nothing is shown apart.
  const apart = rest === 0 || rest >= LEAST_GROUP;
  return seats.map((seat, i) => ({
    delegation: seat.id,
    state: seat.state,
    agency: seat.agency,
    remote: seat.remote,
    seats: seat.quota,
    enrolled: own[i]!.length,
    figures: apart && own[i]!.length >= LEAST_GROUP ? figuresOf(input, own[i]!) : null,
  }));
}

function figuresOf(
  { state, tests, seed }: ReportInput,
  people: readonly CoursePerson[],
): NonNullable<DelegationFigures['figures']> {
  const accounts = new Set(people.map((one) => one.account));
  return {
    attendance: overallAttendance(state, people),
    gain: tests.map((bank) => gainOf(state, bank, { seed, accounts })),
  };
}
