import { foreignPractice, type ForeignProblem } from '@tracecraft/exchange';
import { describe, expect, it } from 'vitest';
import { practiceFiles } from './sample-practices.ts';

const FILE = practiceFiles.get('fresh-gloves')!;

function told(text: string): readonly ForeignProblem[] {
  const read = foreignPractice(text);
  return 'problems' in read ? read.problems : [];
}
/** Line a piece of the text stands on, counted here. */
const lineOf = (text: string, words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;

describe('a practice file from elsewhere', () => {
  it('every practice of the product is taken, in all its languages', () => {
    expect(practiceFiles.size).toBeGreaterThan(60);
    for (const [id, text] of practiceFiles) expect([id, told(text)]).toEqual([id, []]);
  });

  it('is taken with the byte-order mark and line ends of other systems', () => {
    const read = foreignPractice(`\uFEFF${FILE.replaceAll('\n', '\r\n')}`);
    expect('practice' in read && read.text).toBe(FILE);
  });

  it('malformed: says what and at which line', () => {
    const text = FILE.replace('level: must', 'level: maybe');
    expect(told(text)).toMatchObject([
      { from: 'practice.problem', code: 'file.wrong-type', line: lineOf(text, 'maybe') },
    ]);
    expect(told('no front matter at all')).toMatchObject([{ code: 'file.no-front-matter', line: 1 }]);
  });

  it('huge: refused before it is read', () => {
    const began = process.cpuUsage().user;
    expect(told(`${FILE}${'x'.repeat(20_000_000)}`)).toMatchObject([{ code: 'too-large', line: 1 }]);
    expect(process.cpuUsage().user - began).toBeLessThan(200_000);
  });

  it('markup: refused with the line', () => {
    const text = FILE.replace('"Gloves carry traces', '"<img src=x onerror=alert(1)> Gloves carry traces');
    expect(told(text)).toMatchObject([{ code: 'file.markup', line: lineOf(text, '<img') }]);
  });

  it.each([
    ['direction', 'Gloves carry traces', 'Gloves \u202Eyrrac traces'],
    ['direction', 'id: fresh-gloves', 'id: fresh-\u2066gloves'],
    ['invisible', 'id: fresh-gloves', 'id: fresh-\u200Bgloves'],
    ['invisible', 'change-gloves', 'change\u00AD-gloves'],
    // The first letter of the second word is Cyrillic.
    ['mixed-script', 'publisher: Tracecraft', 'publisher: Tr\u0430cecraft'],
    // All of the word is.
    ['look-alike', 'publisher: Tracecraft', 'publisher: \u0405\u0415\u0410\u0421'],
  ])('%s: %s → refused with the line', (code, from, to) => {
    const text = FILE.replace(from, to);
    expect(told(text)).toMatchObject([{ from: 'sharing.foreign', code, line: lineOf(text, to) }]);
  });

  it('letters without width are right where a script needs them, Greek letters by themselves too', () => {
    const text = FILE.replace('## vi', '## km\nពាក់\u200Bស្រោមដៃ​ថ្មី ក្រោម β.\n\n## vi');
    expect(told(text)).toEqual([]);
  });

  it('a sentence that would cost its reader every combination is refused with the step and its line', () => {
    const many = Array.from({ length: 15 }, (_, i) => `number = ${i} and kind = tool`).join(' or ');
    const sentence = `for each exhibit where ${many}: before collect, require photograph`;
    const text = FILE.replace(/check: '.*'/, `check: '${sentence}'`);
    const began = process.cpuUsage().user;
    expect(told(text)).toMatchObject([
      {
        from: 'sharing.foreign',
        code: 'costly',
        line: lineOf(text, '- id: fresh-gloves'),
        params: { step: 'fresh-gloves' },
      },
    ]);
    expect(process.cpuUsage().user - began).toBeLessThan(500_000);
  });
});
