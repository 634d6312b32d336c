import type { CourseState } from '../course-record/course-state.ts';
import { writeCsv } from './csv.ts';
import { ROSTER_COLUMNS } from './roster.ts';

/** People of the course as a list `parseRoster` reads again, by role and name; those who left are left out. */
export function rosterCsv(state: CourseState): string {
  const columns = ROSTER_COLUMNS.filter((column) => column !== 'email');
  const people = [...state.people.values()]
    .filter((one) => !one.withdrawn)
    .toSorted((a, b) => compare(a.role, b.role) || compare(a.name, b.name) || compare(a.account, b.account));
  const rows = people.map((person) => {
    const delegation = state.delegations.get(person.delegation ?? '');
    const cells: Readonly<Record<(typeof columns)[number], string>> = {
      id: person.account,
      name: person.name,
      role: person.role,
      state: delegation?.state ?? '',
      agency: delegation?.agency ?? '',
      organisation: person.organisation ?? '',
      language: person.language ?? '',
      zone: person.zone ?? '',
      competence: person.competence.join(';'),
      supervisor: person.supervisor ?? '',
    };
    return columns.map((column) => cells[column]);
  });
  return writeCsv([columns, ...rows]);
}

/** By code units: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
