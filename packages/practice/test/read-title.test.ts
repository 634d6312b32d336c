import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePractice, practiceTitle } from '@tracecraft/practice';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../../content/practices');
const files = readdirSync(folder).filter((name) => name.endsWith('.practice.md'));
const GLOVES = readFileSync(join(folder, 'fresh-gloves.practice.md'), 'utf8');

describe('the title of a practice file alone', () => {
  it.each(files)('%s: as the whole file gives it', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const parsed = parsePractice(text);
    expect('practice' in parsed && parsed.practice.title).toEqual(practiceTitle(text));
    expect(practiceTitle(text.replaceAll('\n', '\r\n'))).toEqual(practiceTitle(text));
  });

  it.each([
    ['no title', GLOVES.replace('title:', 'titel:')],
    ['a title that is a list', GLOVES.replace(/^title:\n( .*\n)+/m, 'title: [a, b]\n')],
    ['a language twice', GLOVES.replace(/^(title:\n)( .*\n)/m, '$1$2$2')],
    ['no English', GLOVES.replace(/^(title:\n) {2}en: .*\n/m, '$1')],
    ['an alias', GLOVES.replace(/^(title:\n {2}en: ).*\n/m, '$1*other\n')],
    ['a title below the front matter only', '---\nid: a\n---\ntitle:\n  en: "No"\n'],
    ['nothing', ''],
  ])('%s: none', (_, text) => {
    expect('errors' in parsePractice(text)).toBe(true);
    expect(practiceTitle(text)).toBe(null);
  });
});
