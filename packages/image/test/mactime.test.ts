/** The timeline in columns against one made as the words of `mactime` say, of lines that are seldom on a real disk. */
import { expect, test } from 'vitest';
import { ByteLines, Mactime, type FileSystem } from '../src/index.ts';

interface Line {
  readonly name: string;
  readonly number: string;
  readonly owner: readonly [mode: string, uid: number, gid: number];
  readonly size: number;
  /** Accessed, modified, changed, created. */
  readonly times: readonly [number, number, number, number];
}

/** A file system that has these lines; each name in several pieces. */
function withLines(lines: readonly Line[]): FileSystem {
  const writeBodyfile = (out: ByteLines): boolean => {
    for (const { name, number, owner, size, times } of lines) {
      out.text('0|');
      out.text(name);
      for (const field of [number, ...owner, size, ...times]) out.text(`|${field}`);
      if (!out.end()) return false;
    }
    return true;
  };
  return { writeBodyfile } as unknown as FileSystem;
}

function told(lines: readonly Line[], clockOffset = 0): string {
  const timeline = new Mactime();
  timeline.add(withLines(lines));
  const pieces: Buffer[] = [];
  const out = new ByteLines((bytes) => pieces.push(Buffer.from(bytes)) > 0);
  timeline.write(out, { clock: () => 0, clockOffset });
  out.flush();
  return Buffer.concat(pieces).toString();
}

/** The same, one object after another. */
function naive(lines: readonly Line[], clockOffset = 0): string {
  const kept = lines.filter(({ times }) => times.some((time) => time !== 0));
  const lasts = new Map(kept.map((line) => [line.name, line]));
  const events = kept.flatMap((line) =>
    [...new Set(line.times)].map((second) => ({
      line,
      second: second === 0 ? 0 : second - clockOffset,
      letters: [1, 0, 2, 3].map((i, at) => (line.times[i] === second ? 'macb'[at] : '.')).join(''),
      text: Buffer.from(`${line.number},${line.name}`),
    })),
  );
  events.sort((a, b) => a.second - b.second || a.text.compare(b.text));
  const shown = events.map(({ line: { name, number }, second, letters }) => {
    const { size, owner } = lasts.get(name)!;
    return `${dateOf(second)},${size},${letters},${owner.join(',')},${number},"${name.replaceAll('"', '""')}"\n`;
  });
  return shown.join('');
}

function dateOf(second: number): string {
  if (second === 0) return 'Xxx Xxx 00 0000 00:00:00';
  const [, day, date, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(
    new Date(second * 1000).toUTCString(),
  )!;
  return `${day} ${month} ${date} ${Number(year)} ${time}`;
}

const PLAIN: Line = {
  name: '/plain.txt',
  number: '5-128-1',
  owner: ['r/rrwxrwxrwx', 48, 0],
  size: 20,
  times: [1_700_000_000, 1_700_000_000, 1_700_000_000, 1_700_000_000],
};

test.each<[string, readonly Partial<Line>[]]>([
  ['nothing', []],
  ['empty times alone', [{ times: [0, 0, 0, 0] }]],
  ['one of four times empty', [{ times: [0, 5, 5, 7] }]],
  ['each time another', [{ times: [4, 3, 2, 1] }]],
  ['pairs', [{ times: [9, 8, 9, 8] }, { number: '4-128-1', times: [8, 9, 9, 8] }]],
  ['before 1970 and after 2106', [{ times: [-5, -5, -5, -5] }, { times: [2 ** 33, 2 ** 40, 1, -(2 ** 32)] }]],
  [
    'large and small sizes',
    [{ size: 2 ** 32 }, { name: '/b', size: 2 ** 52 }, { name: '/c', size: 2 ** 32 - 1 }],
  ],
  [
    'a name twice: the last says size and owner',
    [{ size: 1 }, { name: '/x' }, { size: 3, owner: ['d/d---------', 7, 8] }],
  ],
  [
    'a name thrice, one of them without times',
    [{ size: 1 }, { size: 2, times: [0, 0, 0, 0] }, { number: '2', size: 3 }],
  ],
  [
    'the two lines of a file',
    [{ name: '/a/b ($FILE_NAME)' }, { name: '/a/b' }, { name: '/a/b' }, { name: '/a/b ($FILE_NAME)' }],
  ],
  [
    'bars, quotes and commas',
    [{ name: '/a|b"c,d' }, { name: '/"' }, { name: '/""' }, { name: '/"/"x' }, { name: '/"/"' }],
  ],
  [
    'a quote where a space sorts before',
    [{ name: '/a' }, { name: '/a!' }, { name: '/a b' }, { name: '/a"b' }],
  ],
  ['ends of lines in a link’s target', [{ name: '/l -> x\n0|/forged|1|r/r|0|0|1|1|1|1|1' }, { name: '/m' }]],
  ['no name', [{ name: '' }, { name: '/' }, { name: '//' }]],
  [
    'numbers as texts',
    [
      '10',
      '9',
      '010',
      '0',
      '',
      '1-2',
      '1',
      '11',
      '4294967296',
      '123456789012345',
      '123456789012346-7',
      '999999999',
      '1000000000',
    ].map((number) => ({ number })),
  ],
  [
    'one number, many names',
    ['/é', '/z', '/😀', '/\uFFFD', '/a', '/'].map((name) => ({ name, number: '7' })),
  ],
  [
    'a name longer than a block',
    [{ name: `/${'x'.repeat(3 << 20)}` }, { name: `/${'x'.repeat(3 << 20)}y` }, {}],
  ],
])('%s', (_, lines) => {
  const all = lines.map((line) => ({ ...PLAIN, ...line }));
  expect(told(all)).toEqual(naive(all));
  expect(told(all, 3600)).toEqual(naive(all, 3600));
});

test('many lines, in several pieces and blocks, some names twice', { timeout: 60_000 }, () => {
  let state = 1;
  const upTo = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const second = (): number => 1_700_000_000 + upTo(50);
  const lines = Array.from(
    { length: 34_000 },
    (): Line => ({
      name: `/folder ${upTo(30)}/진술서 ${upTo(5000)}.txt${upTo(2) === 0 ? ' ($FILE_NAME)' : ''}`,
      number: `${upTo(100_000)}-${upTo(3) * 16}-${upTo(4)}`,
      owner: ['r/rrwxrwxrwx', upTo(3), upTo(2)],
      size: upTo(2 ** 31),
      times: upTo(2) === 0 ? [second(), second(), second(), second()] : PLAIN.times,
    }),
  );
  expect(told(lines)).toEqual(naive(lines));
});
