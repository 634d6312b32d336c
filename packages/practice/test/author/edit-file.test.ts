import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  parsePractice,
  suggestWords,
  withProse,
  withValue,
  withVersion,
  writtenLength,
  writtenValues,
} from '@tracecraft/practice';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../../content/practices');
const files = readdirSync(folder).filter((name) => name.endsWith('.practice.md'));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const e3 = read('stored-in-time.practice.md');
const SIX = 'for each exhibit: after collect, require store within 6 h';

describe('a value is changed where it stands', () => {
  test('nothing but that line changes', () => {
    const changed = withValue(e3, ['steps', 0, 'check'], SIX);
    expect(changed).toBe(e3.replace('within 12 h', 'within 6 h'));
    expect(writtenValues(changed)?.(['steps', 0, 'check'])).toBe(SIX);
    expect(writtenLength(e3, ['steps'])).toBeGreaterThan(0);
  });

  test('every sentence of every practice can be written again as it is', () => {
    let looked = 0;
    for (const name of files) {
      const text = read(name);
      for (let i = 0; i < writtenLength(text, ['steps']); i++) {
        const path = ['steps', i, 'check'];
        const check = writtenValues(text)?.(path) ?? '';
        const parsed = parsePractice(withValue(text, path, check));
        expect('practice' in parsed && parsed.practice.steps[i]?.check, name).toBe(
          check.normalize('NFC').trim(),
        );
        looked++;
      }
    }
    console.log(`sentences written again: ${looked}`);
    expect(looked).toBeGreaterThan(60);
  });

  test.each(['it\'s: a "trap" # no comment', 'yes', '0x1f', '- list', 'two\nlines', 'tiếng Việt', '한국어'])(
    'text %j comes back as it was',
    (value) => {
      for (const path of [
        ['steps', 0, 'why', 'en'],
        ['steps', 0, 'why', 'th'],
        ['title', 'en'],
        ['publisher'],
      ]) {
        const changed = withValue(e3, path, value);
        expect(writtenValues(changed)?.(path), path.join('.')).toBe(value);
      }
    },
  );

  test('a sentence that cannot be read is still there to be mended', () => {
    const broken = withValue(e3, ['steps', 0, 'check'], 'for each exhibit: after colect, require store');
    expect('errors' in parsePractice(broken)).toBe(true);
    expect(writtenValues(broken)?.(['steps', 0, 'check'])).toContain('colect');
    expect(withValue(broken, ['steps', 0, 'check'], SIX)).toContain(SIX);
  });

  test('a file without front matter stays as it is', () => {
    expect(withValue('no front matter', ['title'], 'x')).toBe('no front matter');
    expect(writtenValues('no front matter')).toBeNull();
  });
});

describe('a version is made', () => {
  const made = withVersion(withValue(e3, ['steps', 0, 'check'], SIX), {
    version: '0.2.0',
    date: '2026-11-27',
    change: 'Six hours: "same day" was too long.',
  });

  test('its note is the newest, the earlier ones stay, and the file can be read', () => {
    const parsed = parsePractice(made);
    if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
    expect(parsed.practice.version).toBe('0.2.0');
    expect(parsed.practice.status).toBe('draft');
    expect(parsed.practice.history.map(({ version, change }) => [version, change])).toEqual([
      ['0.2.0', 'Six hours: "same day" was too long.'],
      ['0.1.0', 'First draft.'],
    ]);
    expect(made).toContain('# Countries marked none');
  });

  test('making it twice leaves one note', () => {
    const again = withVersion(made, { version: '0.2.0', date: '2026-11-28', change: 'Better said.' });
    const parsed = parsePractice(again);
    expect('practice' in parsed && parsed.practice.history.map(({ change }) => change)).toEqual([
      'Better said.',
      'First draft.',
    ]);
  });
});

test('prose of one language is replaced or added, the others stay', () => {
  const changed = withProse(withProse(e3, 'vi', 'Một câu $1 mới.'), 'th', 'ประโยคใหม่');
  const [before, after] = [e3, changed].map((text) => {
    const parsed = parsePractice(text);
    if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
    return parsed.practice.prose;
  });
  expect(after).toEqual({ ...before, vi: 'Một câu $1 mới.', th: 'ประโยคใหม่' });
});

describe('words are offered at the caret', () => {
  test.each([
    ['', 'for each'],
    ['for each ex', 'exhibit'],
    ['for each exhibit wh', 'where'],
    ['for each exhibit where mat', 'material'],
    ['for each exhibit: af', 'after'],
    ['for each exhibit: after coll', 'collect'],
    ['for each exhibit: after collect, require sto', 'store'],
    ['for each exhibit: after collect, require store with', 'within'],
    ['for each exhibit: after collect, require store within 6 ', 'h'],
    ['for each exhibit: before collect, require photograph with sc', 'scale'],
    ['for each exhibit: before collect, require photograph with scale = ', 'yes'],
    ['for each exhibit: before collect, require photograph with view = clo', 'close-up'],
    ['for each exhibit: before collect, require photograph with scale ', '='],
  ])('%j offers %s', (text, word) => {
    const { from, to, words } = suggestWords(text, text.length);
    expect(words).toContain(word);
    expect(word.includes(text.slice(from, to))).toBe(true);
  });

  test('the word being typed is replaced, not the rest of the sentence', () => {
    const text = 'for each exhibit: after colle, require store';
    const { from, to } = suggestWords(text, 'for each exhibit: after colle'.length);
    expect(text.slice(from, to)).toBe('colle');
  });
});
