import { describe, expect, test } from 'vitest';
import { readCatalogue } from '@tracecraft/phrases';
import {
  enrolments,
  parseRoster,
  rosterCsv,
  writeCsv,
  type RosterFault,
  type RosterPerson,
} from '../src/index.ts';
import { readCsv } from '../src/programme/csv.ts';
import { readText } from './content-files.ts';
import { courseState, enrolled, invited, opened, type CourseAct } from './course-builder.ts';

const acts: readonly CourseAct[] = [
  opened,
  invited('Viet Nam', "Viet Nam People's Public Security", 4),
  invited('Republic of Aranya', 'Aranya Police, North', 2),
];
const state = courseState(acts);

function people(csv: string): readonly RosterPerson[] {
  const read = parseRoster(csv, state);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.people;
}

function faults(csv: string, of = state): readonly RosterFault[] {
  const read = parseRoster(csv, of);
  return 'faults' in read ? read.faults : [];
}

describe('names in any script', () => {
  const names = [
    'Trần Thị Mỹ Linh',
    '김서연',
    'ธีรพงษ์',
    'ສົມພອນ',
    'ចាន់ សុភ័ក្រ',
    'အောင်ကျော်ဇင်',
    'Ñuñez, José',
    'U "Thant" Oo',
    'محمد',
  ];

  test('come through as they are written, quoted or not, with comma, semicolon or tab', () => {
    const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
    for (const separator of [',', ';', '\t']) {
      const rows = names
        .slice(0, 4)
        .map((name) =>
          [quoted(name), 'viet nam', quoted("Viet Nam People's  Public Security")].join(separator),
        );
      const csv = `\uFEFFName${separator}State${separator}Agency\r\n${rows.join('\r\n')}\r\n`;
      expect(people(csv).map(({ name }) => name)).toEqual(names.slice(0, 4));
    }
    expect(
      people(`name,role\n${names.map((name) => `${quoted(name)},observer`).join('\n')}`).map(
        ({ name }) => name,
      ),
    ).toEqual(names);
  });

  test('a name is kept composed (NFC), however it was typed', () => {
    const [person] = people(`name,role\n${'Trần'.normalize('NFD')},observer`);
    expect(person?.name).toBe('Trần'.normalize('NFC'));
  });

  test('a name composed in two ways is one name', () => {
    const csv = `name,role,organisation\n${'Trần'.normalize('NFC')},observer,UNODC\n${'Trần'.normalize('NFD')},observer,UNODC`;
    expect(faults(csv)).toEqual([
      { code: 'duplicate-person', line: 3, column: 'name', params: { first: 2 } },
    ]);
  });
});

test('every column is read; what is left out has its default', () => {
  const csv = [
    'Id;Name;Role;State;Agency;Organisation;Email;Language;Zone;Competence;Supervisor',
    'linh;Linh Tran;;Viet Nam;"Viet Nam People\'s Public Security";;linh@police.example;VI;Asia/Ho_Chi_Minh;"live-device|storage-media";boss',
    'boss;Boss;observer;;;UNODC;;;;;',
  ].join('\r\n');
  expect(people(csv)).toEqual([
    {
      line: 2,
      id: 'linh',
      name: 'Linh Tran',
      role: 'trainee',
      state: 'Viet Nam',
      agency: "Viet Nam People's Public Security",
      organisation: null,
      email: 'linh@police.example',
      language: 'vi',
      zone: 'Asia/Ho_Chi_Minh',
      competence: ['live-device', 'storage-media'],
      supervisor: 'boss',
    },
    {
      line: 3,
      id: 'boss',
      name: 'Boss',
      role: 'observer',
      state: null,
      agency: null,
      organisation: 'UNODC',
      email: null,
      language: null,
      zone: null,
      competence: [],
      supervisor: null,
    },
  ]);
});

test('a line break inside a quoted cell does not shift the lines that are named', () => {
  expect(faults('name,role,zone\n"Two\nlines",observer,\nAnna,observer,Asia/Nowhere')).toEqual([
    { code: 'not-a-zone', line: 4, column: 'zone', params: { found: 'Asia/Nowhere' } },
  ]);
});

describe('bad lists: each fault says line, column and what to do', () => {
  test.each([
    ['nobody', 'name,role\n', 'no-people 1 '],
    ['wrong columns', 'naam,role\nLinh,observer', 'unknown-column 1 naam', 'missing-column 1 name'],
    ['a heading twice', 'name,name\nLinh,Linh', 'repeated-column 1 name'],
    ['a quotation mark that never closes', 'name\n"Linh\nBudi', 'unclosed-quote 2 '],
    ['a comma inside a name', 'name,role\nLinh, Tran,observer', 'too-many-cells 2 ', 'not-a-role 2 role'],
    ['letters lost', 'name,role\nTr\uFFFDn,observer', 'not-utf8 2 name'],
    ['a hidden reversal of letters', 'name,role\nLinh\u202Egnp,observer', 'bad-character 2 name'],
    ['an unknown role', 'name,role\nLinh,minister', 'not-a-role 2 role'],
    ['an address that is none', 'name,role,email\nLinh,observer,at home', 'not-an-email 2 email'],
    ['an id with letters no link can hold', 'name,role,id\nLinh,observer,Lịnh!', 'bad-id 2 id'],
    ['a name far too long', `name,role\n${'x'.repeat(201)},observer`, 'too-long 2 name'],
    ['the same id', 'id,name,role\na,Linh,observer\na,Budi,observer', 'duplicate-id 3 id'],
    [
      'the same address',
      'name,role,email\nLinh,observer,a@b.example\nBudi,observer,A@B.example',
      'duplicate-email 3 email',
    ],
    ['a trainee without a state', 'name\nLinh', 'missing 2 state', 'missing 2 agency'],
    ['nobody by that id', 'name,role,supervisor\nLinh,observer,boss', 'unknown-supervisor 2 supervisor'],
    [
      'a delegation nobody invited',
      'name,state,agency\nLinh,Bayu,Bayu Police',
      'unknown-delegation 2 agency',
    ],
  ])('%s', (_, csv, ...expected) => {
    expect(faults(csv).map(({ code, line, column }) => `${code} ${line} ${column}`)).toEqual(expected);
  });

  test('more trainees than seats, those already here counted', () => {
    const seat = [...state.delegations.values()].find(({ quota }) => quota === 2)!;
    const fuller = courseState([...acts, enrolled('first', 'First', { delegation: seat.id })]);
    const csv =
      'name,state,agency\nA,Republic of Aranya,"Aranya Police, North"\nB,Republic of Aranya,"Aranya Police, North"';
    expect(faults(csv, fuller)).toEqual([
      { code: 'over-quota', line: 3, column: 'agency', params: { agency: 'Aranya Police, North', seats: 2 } },
    ]);
  });

  test('somebody who is already here, by id or by name and agency', () => {
    const seat = [...state.delegations.values()][1]!;
    const fuller = courseState([...acts, enrolled('first', 'First Officer', { delegation: seat.id })]);
    const csv =
      'id,name,state,agency\nfirst,Somebody,Republic of Aranya,"Aranya Police, North"\n,first  officer,Republic of Aranya,"Aranya Police, North"';
    expect(faults(csv, fuller).filter(({ code }) => code === 'already-enrolled')).toHaveLength(2);
  });

  test('every fault has its words in three languages, with line or heading in them', () => {
    const source = readText('../packages/course/src/programme/roster.ts');
    const block = source.slice(
      source.indexOf('export type RosterFaultCode'),
      source.indexOf('/** One fault:'),
    );
    const codes = [...block.matchAll(/\| '([a-z0-9-]+)'/g)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(20);
    for (const language of ['en', 'vi', 'ko']) {
      const words = readCatalogue(readText(`phrases/${language}/course-programme.po`));
      for (const code of codes) expect(words[`roster.fault.${code}`], `${language} ${code}`).toBeTruthy();
    }
  });
});

test('enrolments carry no address, and the delegation by its event', () => {
  const csv = "name,state,agency,email\nLinh,VIET NAM,viet nam people's public security,l@p.example";
  const [event] = enrolments(people(csv), state, () => 'made-up');
  expect(event).toEqual({
    kind: 'person.enrolled',
    fields: {
      account: 'made-up',
      name: 'Linh',
      role: 'trainee',
      delegation: [...state.delegations.keys()][0],
    },
  });
});

describe('writing', () => {
  const full = courseState([
    ...acts,
    enrolled('b', 'Trần "Linh", M.', {
      delegation: [...state.delegations.keys()][0]!,
      language: 'vi',
      competence: ['live-device', 'powders'],
    }),
    enrolled('a', '=HYPERLINK("x")', { role: 'observer', organisation: '@UNODC' }),
    enrolled('gone', 'Gone'),
    { kind: 'person.withdrawn', by: 'office', fields: { account: 'gone' } },
  ]);
  const csv = rosterCsv(full);

  test('what is written is read again, person by person, and who left is left out', () => {
    const rows = people(csv.replaceAll("'=", '=').replaceAll("'@", '@'));
    expect(rows.map(({ id, name, language, competence }) => ({ id, name, language, competence }))).toEqual([
      { id: 'a', name: '=HYPERLINK("x")', language: null, competence: [] },
      { id: 'b', name: 'Trần "Linh", M.', language: 'vi', competence: ['live-device', 'powders'] },
    ]);
  });

  test('no cell begins with what a spreadsheet runs', () => {
    const read = readCsv(writeCsv([['=1+1', '+1', '-1', '@x', '\tx', 'fine', -5]]));
    const [cells] = 'rows' in read ? read.rows.map((row) => row.cells) : [];
    expect(cells).toEqual(["'=1+1", "'+1", "'-1", "'@x", "'\tx", 'fine', '-5']);
  });

  test('begins with a byte order mark and ends lines in CRLF', () => {
    expect(csv.startsWith('\uFEFFid,name,role')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(4);
  });
});
