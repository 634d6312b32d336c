import type { CourseRole } from '../course-record/course-rules.ts';
import type { CourseState } from '../course-record/course-state.ts';
import { readCsv, type CsvRow } from './csv.ts';
import {
  ROSTER_COLUMNS,
  type ParsedRoster,
  type RosterColumn,
  type RosterFault,
  type RosterFaultCode,
  type RosterPerson,
} from './roster.ts';
import { rosterAgainst } from './roster-against.ts';
import { isZone } from './wall-time.ts';

const ROLES: readonly CourseRole[] = [
  'trainee',
  'trainer',
  'assessor',
  'observer',
  'programme-office',
  'practice-steward',
];
const MOST_PEOPLE = 2000;
const LONGEST = 200;

type Found = (code: RosterFaultCode, line: number, column: string, params?: RosterFault['params']) => void;

/**
 * People of a CSV text with headings in its first line (any order, any case; what they are is `ROSTER_COLUMNS`). `state`
 * is the course they are to join: delegations, seats and people already enrolled are looked up in it.
 */
export function parseRoster(csv: string, state: CourseState): ParsedRoster {
  const faults: RosterFault[] = [];
  const found: Found = (code, line, column, params = {}) => faults.push({ code, line, column, params });
  const read = readCsv(csv);
  if ('unclosedQuote' in read) {
    found('unclosed-quote', read.unclosedQuote, '');
    return { faults };
  }
  const [heading, ...lines] = read.rows;
  const columns = heading === undefined ? null : columnsOf(heading, found);
  if (lines.length === 0) found('no-people', heading?.line ?? 1, '');
  if (lines.length > MOST_PEOPLE) found('too-many', lines[MOST_PEOPLE]!.line, '', { most: MOST_PEOPLE });
  if (columns === null || faults.length > 0) return { faults };
  const people = lines.map((line) => personOf(line, columns, found));
  rosterAgainst(people, state, found);
  return faults.length > 0 ? { faults: faults.toSorted((a, b) => a.line - b.line) } : { people };
}

function columnsOf({ line, cells }: CsvRow, found: Found): readonly (RosterColumn | null)[] {
  const columns = cells.map((cell) => {
    const name = cell.trim().toLowerCase();
    if (name === '') return null;
    const known = ROSTER_COLUMNS.find((one) => one === name) ?? null;
    if (known === null)
      found('unknown-column', line, cell.trim().slice(0, 40), { known: ROSTER_COLUMNS.join(', ') });
    return known;
  });
  for (const name of ROSTER_COLUMNS)
    if (columns.filter((one) => one === name).length > 1) found('repeated-column', line, name);
  if (!columns.includes('name')) found('missing-column', line, 'name');
  return columns;
}

function personOf(row: CsvRow, columns: readonly (RosterColumn | null)[], found: Found): RosterPerson {
  const { line, cells } = row;
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    found('too-many-cells', line, '', { most: columns.length });
  const cell = (column: RosterColumn): string | null => cellOf(row, columns, column, found);
  const role = cell('role')?.toLowerCase() ?? 'trainee';
  if (!ROLES.some((one) => one === role))
    found('not-a-role', line, 'role', { found: role, known: ROLES.join(', ') });
  const person: RosterPerson = {
    line,
    id: matching(cell('id'), /^[a-z0-9][a-z0-9-]{0,63}$/, () => found('bad-id', line, 'id')),
    name: cell('name') ?? '',
    role: role as CourseRole,
    state: cell('state'),
    agency: cell('agency'),
    organisation: cell('organisation'),
    email: matching(cell('email'), /^[^\s@]+@[^\s@]+$/, () => found('not-an-email', line, 'email')),
    language: matching(cell('language')?.toLowerCase() ?? null, /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, () =>
      found('not-a-language', line, 'language'),
    ),
    zone: cell('zone'),
    competence: (cell('competence') ?? '')
      .split(/[;|]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    supervisor: cell('supervisor'),
  };
  if (person.name === '') found('missing', line, 'name');
  if (person.zone !== null && !isZone(person.zone)) found('not-a-zone', line, 'zone', { found: person.zone });
  if (person.role === 'trainee')
    for (const column of ['state', 'agency'] as const)
      if (person[column] === null) found('missing', line, column);
  return person;
}

function cellOf(
  { line, cells }: CsvRow,
  columns: readonly (RosterColumn | null)[],
  column: RosterColumn,
  found: Found,
): string | null {
  const text = (cells[columns.indexOf(column)] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  if (text.includes('\uFFFD')) found('not-utf8', line, column);
  // Control characters, and the marks that turn the reading direction of what follows, hide what a name really is.
  if (/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text)) found('bad-character', line, column);
  if (text.length > LONGEST) found('too-long', line, column, { most: LONGEST });
  return text === '' ? null : text;
}

function matching(text: string | null, pattern: RegExp, otherwise: () => void): string | null {
  if (text !== null && !pattern.test(text)) otherwise();
  return text;
}
