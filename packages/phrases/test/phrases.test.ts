import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPhrases, isDraft, readCatalogue, type Catalogue } from '@tracecraft/phrases';
import { describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../../content/phrases', import.meta.url));

function catalogueOf(language: string): Catalogue {
  const files = readdirSync(join(folder, language)).filter((name) => name.endsWith('.po'));
  return Object.assign(
    {},
    ...files.map((name) => readCatalogue(readFileSync(join(folder, language, name), 'utf8'))),
  );
}

/** Names of the placeholders of an ICU message. */
function placeholders(text: string): readonly string[] {
  return [
    ...new Set([...text.matchAll(/\{\s*([a-zA-Z][\w-]*)\s*[,}]/g)].map((match) => match[1]!)),
  ].toSorted();
}

describe('phrases', () => {
  test('the first language that has a phrase speaks; English stands behind', () => {
    const phrases = createPhrases([
      ['vi', { hello: 'Chào {name}' }],
      ['en', { hello: 'Hello {name}', only: '{n, plural, one {# act} other {# acts}}' }],
    ]);
    expect(phrases.say('hello', { name: 'Linh' })).toBe('Chào Linh');
    expect(phrases.say('only', { n: 1 })).toBe('1 act');
    expect(phrases.say('nobody.has.it')).toBe('nobody.has.it');
    expect(phrases.has('nobody.has.it')).toBe(false);
  });

  test('untranslated entries are left to the language behind', () => {
    expect(readCatalogue('msgid ""\nmsgstr "Language: vi\\n"\n\nmsgid "a"\nmsgstr ""\n')).not.toHaveProperty(
      'a',
    );
  });
});

describe('catalogues', () => {
  const english = catalogueOf('en');
  const ids = Object.keys(english);

  test('every English phrase compiles', () => {
    const phrases = createPhrases([['en', english]]);
    const broken = ids.filter((id) => {
      const params = Object.fromEntries(placeholders(english[id]!).map((name) => [name, 1]));
      return phrases.say(id, params) === '';
    });
    expect(ids.length).toBeGreaterThan(100);
    expect(broken).toEqual([]);
  });

  test.each(['en', 'vi', 'ko'])('%s: no phrase stands twice, where one hides the other', (language) => {
    const files = readdirSync(join(folder, language)).filter((name) => name.endsWith('.po'));
    const all = files.flatMap((name) =>
      [...readFileSync(join(folder, language, name), 'utf8').matchAll(/^msgid "(.+)"$/gm)].map(
        (one) => one[1]!,
      ),
    );
    expect(all.length).toBeGreaterThan(ids.length / 2);
    expect(all.filter((id, i) => all.indexOf(id) < i)).toEqual([]);
  });

  test.each(['vi', 'ko'])('%s: no phrase that English lacks, and no placeholder of its own', (language) => {
    const other = catalogueOf(language);
    // A language without plural forms may leave out the number an English plural is chosen by.
    const faults = Object.keys(other).filter(
      (id) => !placeholders(other[id]!).every((name) => placeholders(english[id] ?? '').includes(name)),
    );
    const unknown = Object.keys(other).filter((id) => !Object.hasOwn(english, id));
    expect(Object.keys(other).length).toBeGreaterThan(50);
    expect([...faults, ...unknown]).toEqual([]);
  });

  test.each(['vi', 'ko'])(
    '%s: whatever a reader of images or artefacts remarks is said, and compiles',
    (language) => {
      const other = catalogueOf(language);
      const remarks = ids.filter((id) => /^notice\.|^error\.(ewf|fat|ext|ntfs|exfat|archive)\./.test(id));
      expect(remarks.length).toBeGreaterThan(100);
      expect(remarks.filter((id) => !Object.hasOwn(other, id))).toEqual([]);
      const phrases = createPhrases([[language, other]]);
      const broken = remarks.filter((id) => {
        const params = Object.fromEntries(placeholders(english[id]!).map((name) => [name, 1]));
        const text = phrases.say(id, params);
        return text === '' || text === id || text.includes('{');
      });
      expect(broken).toEqual([]);
    },
  );
});

describe('the mark of a draft', () => {
  const po = (...header: string[]): string =>
    ['msgid ""', 'msgstr ""', ...header.map((one) => `"${one}\\n"`)].join('\n');
  test('stays on every language but English until a reviewer is named', () => {
    expect(isDraft(po('Language: en'))).toBe(false);
    expect(isDraft(po('Language: vi'))).toBe(true);
    expect(isDraft(po('Language: vi', 'X-Reviewed-By: '))).toBe(true);
    expect(isDraft(po('Language: vi', 'X-Reviewed-By: Somebody, court interpreter'))).toBe(false);
  });
  test('no translation of the product has lost it', () => {
    const files = ['vi', 'ko'].flatMap((language) =>
      readdirSync(join(folder, language)).map((name) => readFileSync(join(folder, language, name), 'utf8')),
    );
    expect(files.length).toBeGreaterThan(30);
    expect(files.filter((file) => !isDraft(file))).toEqual([]);
  });
});
