import { expect, test } from 'vitest';
import { grammarVerbs, parseScript, printGrammar, ScriptError, type ScriptFault } from '../src/index.ts';

const HEAD =
  'date 2026-03-09\nzone Asia/Bangkok\nofficer linh name "Linh Tran" duty lead\nofficer budi duty photographer\n';

function faults(source: string): readonly ScriptFault[] {
  try {
    parseScript(source);
  } catch (problem) {
    if (problem instanceof ScriptError) return problem.faults;
    throw problem;
  }
  throw new Error('the script was read');
}

function faultOf(line: string): string {
  const [first] = faults(`${HEAD}${line}\n`);
  return `${first!.line}:${first!.column} ${first!.code}${first!.suggestion === null ? '' : ` → ${first!.suggestion}`}`;
}

test('a line becomes an act with every value in its recorded unit', () => {
  const script =
    parseScript(`${HEAD}06:20 linh authority kind warrant issuer "Aranya District Court" valid-until 18:00 # the paper
06:31 linh recognise packet-1 number 1 kind drugs material powder description "taped \\"packet\\"" x-mm 2m y 350
06:33:30 budi photograph packet-1 view overall scale no late 06:32
06:40 linh weigh packet-1 mass 1.2g net yes
06:45 linh transfer packet-1 to budi`);
  const at = (clock: string) => Date.parse(`2026-03-09T${clock}+07:00`);
  expect(script.officers.map(({ name, duty }) => [name, duty])).toEqual([
    ['Linh Tran', 'lead'],
    ['budi', 'photographer'],
  ]);
  expect(script.lines.map(({ kind, subject, introduces }) => [kind, subject, introduces])).toEqual([
    ['authority.recorded', null, false],
    ['exhibit.recognised', 'packet-1', true],
    ['exhibit.photographed', 'packet-1', false],
    ['exhibit.weighed', 'packet-1', false],
    ['custody.offered', 'packet-1', false],
  ]);
  const [authority, packet, photograph, weigh, transfer] = script.lines;
  expect(authority).toMatchObject({
    at: at('06:20:00'),
    fields: { kind: 'warrant', 'valid-until': at('18:00:00') },
  });
  expect(authority?.text).toBe(
    '06:20 linh authority kind warrant issuer "Aranya District Court" valid-until 18:00',
  );
  expect(packet?.fields).toEqual({
    number: 1,
    kind: 'drugs',
    material: 'powder',
    description: 'taped "packet"',
    'x-mm': 2000,
    'y-mm': 350,
  });
  expect(photograph).toMatchObject({
    at: at('06:33:30'),
    late: at('06:32:00'),
    fields: { view: 'overall', scale: false },
  });
  expect(weigh?.fields).toEqual({ 'mass-mg': 1200, net: true });
  expect(transfer?.fields).toEqual({ to: { to: 'person', name: 'budi' } });
});

test.each([
  ['06:20 linh photgraph p view overall scale no', '5:12 script.verb-unknown → photograph'],
  ['06:20 lihn enter', '5:7 script.officer-unknown → linh'],
  ['06:20 linh photograph p view overal scale no', '5:30 script.choice-unknown → overall'],
  ['06:20 linh photograph p veiw overall scale no', '5:25 script.field-unknown → view'],
  ['06:20 linh photograph p view overall scale maybe', '5:44 script.yes-no'],
  ['06:20 linh photograph p view overall', '5:12 script.field-missing'],
  ['06:20 linh photograph p view', '5:25 script.value-missing'],
  ['06:20 linh photograph', '5:12 script.name-missing'],
  ['06:20 linh photograph "p q" view overall scale no', '5:23 script.name'],
  ['06:20 linh photograph p view overall view overall scale no', '5:38 script.field-twice'],
  ['6.20 linh enter', '5:1 script.time'],
  ['25:00 linh enter', '5:1 script.time'],
  ['06:20 linh note text "open', '5:22 script.quote-open'],
  ['06:20 linh weigh p mass 1.2345g', '5:25 script.fraction'],
  ['06:20 linh weigh p mass 2lb', '5:25 script.unit'],
  ['06:20 linh weigh p mass heavy', '5:25 script.number'],
  ['06:20 linh hash img algorithm SHA-256 value abc', '5:39 script.field-unknown'],
  ['06:20 linh transfer p to bodi', '5:26 script.officer-unknown → budi'],
  ['06:20 linh acquire i from usb sha256 zz', '5:38 script.digest'],
  ['06:20 linh enter late 07:00', '5:12 script.late-in-future'],
  ['06:20 linh', '5:11 script.word-missing'],
  ['06:20 linh xyzzyxyzzyxyzzy setting exercise', '5:12 script.verb-unknown'],
  ['offcer mei duty lead', '5:1 script.header-unknown → officer'],
  ['officer linh duty lead', '5:9 script.officer-twice'],
  ['officer mei duty leed', '5:18 script.duty-unknown → lead'],
  ['officer mei name "Mei"', '5:9 script.field-missing'],
  ['date 2026-02-30', '5:6 script.date'],
  ['zone Mars/Olympus', '5:6 script.zone'],
])('%s', (line, fault) => expect(faultOf(line)).toBe(fault));

test('the exercise opens its case and puts practices in force: no line of a script does', () => {
  for (const line of ['open-case setting exercise title x', 'put-in-force profile x overlay none'])
    expect(faults(`${HEAD}06:20 linh ${line}\n`)[0]?.code).toBe('script.verb-unknown');
});

test('what spans lines is found too: time going back, a name used twice, a header after acts', () => {
  const all = faults(
    `${HEAD}06:30 linh recognise a kind tape\n06:20 linh enter\n06:40 linh recognise a kind tape\nofficer mei duty lead\n`,
  );
  expect(all.map(({ line, code, params }) => [line, code, params['before']])).toEqual([
    [6, 'script.time-backwards', 5],
    [7, 'script.name-taken', 5],
    [8, 'script.header-late', undefined],
  ]);
});

test('a script without a day, a zone or any act says so; the exercise supplies day and zone', () => {
  const act = 'officer linh duty lead\n06:20 linh enter\n';
  expect(faults(act)[0]?.code).toBe('script.no-date');
  expect(faults(`date 2026-03-09\n${act}`)[0]?.code).toBe('script.no-zone');
  expect(faults('# nothing\n')[0]?.code).toBe('script.empty');
  expect(parseScript(act, { date: '2026-03-09', zone: 'Asia/Seoul' }).lines[0]?.at).toBe(
    Date.parse('2026-03-08T21:20:00Z'),
  );
});

test('a search past midnight names the new day', () => {
  const script = parseScript(`${HEAD}23:50 linh enter\ndate 2026-03-10\n00:10 linh exit\n`);
  expect(script.lines[1]!.at - script.lines[0]!.at).toBe(20 * 60_000);
});

test('any text is read or refused with places inside it, never with another error', () => {
  const alphabet = [
    ...Array.from('0123456789: "#\\\n\t.-abcxyz'),
    'linh',
    'budi',
    'photograph',
    'recognise',
    'view',
    'scale',
    'yes',
    '06:20',
    'officer',
    'duty',
    'lead',
    'date',
    '2026-03-09',
    'เ',
    '\u{1F600}',
    '\uFEFF',
    '\r\n',
    'evidence',
    'late',
    'as',
    '1.2g',
  ];
  let seed = 20260309;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  let read = 0;
  for (let round = 0; round < 4000; round++) {
    const body = Array.from(
      { length: random(30) },
      () => alphabet[random(alphabet.length)]! + (random(2) === 0 ? ' ' : ''),
    ).join('');
    const source =
      round % 2 === 0
        ? body
        : `${HEAD}06:20 linh enter\n06:30 linh ${random(2) === 0 ? 'note text ' : ''}${body}`;
    try {
      read += parseScript(source).lines.length > 0 ? 1 : 0;
    } catch (problem) {
      if (!(problem instanceof ScriptError)) throw problem;
      const lines = source.split(/\r\n|\n|\r/);
      for (const { line, column } of problem.faults) {
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
      }
    }
  }
  expect(read).toBeGreaterThan(5);
});

test('a very long script ends in one fault, quickly', () => {
  const started = performance.now();
  expect(faults('06:20 linh enter\n'.repeat(80_000))[0]?.code).toBe('script.too-long');
  expect(performance.now() - started).toBeLessThan(500);
});

test('the grammar lists every verb with its fields, and an example of each required form is read', () => {
  const verbs = grammarVerbs();
  expect(verbs.length).toBeGreaterThan(45);
  const text = printGrammar('INTRO');
  expect(text.startsWith('INTRO\n')).toBe(true);
  const example: Readonly<Record<string, string>> = {
    NUMBER: '1',
    'HH:MM | YYYY-MM-DDTHH:MM': '07:00',
    'OFFICER | "somebody else"': 'budi',
    '"one, two, …"': '"a, b"',
    '64 hexadecimal digits': 'ab'.repeat(32),
    'NAME (of an earlier line: `as NAME`)': 'x',
    'WORD | "TEXT"': '"some text"',
    'NAME | OFFICER | case': 'x',
    NAME: 'x',
    ID: 'x',
    'yes | no': 'yes',
  };
  for (const [i, { verbs: words, subject, fields }] of verbs.entries())
    for (const verb of words) {
      expect(text).toContain(verb);
      const values = fields
        .filter(({ required }) => required)
        .map(
          ({ name, value }) =>
            `${name} ${example[value] ?? example[value.split('[')[0]!] ?? value.split(' | ')[0]}`,
        );
      const name = subject === '' ? '' : `x${i}${verb}`;
      parseScript(`${HEAD}06:20 linh ${verb} ${name} ${values.join(' ')}`);
    }
});
