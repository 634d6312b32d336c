import { expect, test } from 'vitest';
import { ByteLines } from '../src/index.ts';

function written(use: (out: ByteLines) => void): Buffer {
  const pieces: Buffer[] = [];
  const out = new ByteLines((bytes) => pieces.push(Buffer.from(bytes)) > 0);
  use(out);
  out.flush();
  return Buffer.concat(pieces);
}

test.each([
  ['ASCII', 'Statement of witness 42.txt'],
  ['two to four bytes', 'é – 진술서 𐍈😀'],
  ['halves of a pair', 'a\uD83D b\uDE00 c\uDE00\uD83D'],
  ['longer than a piece, with pairs over its borders', `x${'😀'.repeat(40_000)}`],
  ['longer than the memory kept', '진'.repeat(400_000)],
])('text is the UTF-8 Node makes of it: %s', (_, text) => {
  expect(written((out) => out.text(text)).equals(Buffer.from(text))).toBe(true);
});

test('control characters become carets in a name and stay in a text', () => {
  const name = 'a\nb\u001Bc\u007Fd\u0085';
  expect(written((out) => out.clean(name)).toString()).toBe('a^b^c\u007Fd\u0085');
  expect(written((out) => out.text(name)).toString()).toBe(name);
});

test('numbers are written as Node writes them', () => {
  const numbers = [0, 9, 10, 99, 100, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, -1, -(2 ** 31), 1_700_000_000];
  const text = written((out) => {
    for (const number of numbers) {
      out.number(number);
      out.end();
    }
  });
  expect(text.toString()).toBe(numbers.map((number) => `${number}\n`).join(''));
});

test('once nobody reads any more nothing is handed out', () => {
  let pieces = 0;
  const out = new ByteLines(() => ++pieces < 2);
  let lines = 0;
  while (lines < 100_000 && out.end()) lines++;
  while (lines < 1_000_000 && (out.text('a line of text'), out.end())) lines++;
  out.text('more');
  out.flush();
  expect(pieces).toBe(2);
  expect(lines).toBeLessThan(1_000_000);
});
