import { readFileSync, readdirSync } from 'node:fs';
import { createPhrases, readCatalogue } from '@tracecraft/phrases';
import { expect, test } from 'vitest';
import { phrasesFor } from '../src/speak.ts';

const folder = new URL('../../../content/phrases/', import.meta.url);

/** Every phrase of `language`, its files parsed as a whole. */
function wholeCatalogue(language: string): Record<string, string> {
  const files = readdirSync(new URL(`${language}/`, folder)).filter((name) => name.endsWith('.po'));
  return Object.assign(
    {},
    ...files.map((name) => readCatalogue(readFileSync(new URL(`${language}/${name}`, folder), 'utf8'))),
  );
}

const english = wholeCatalogue('en');

test.each(['en', 'vi', 'ko'])('%s: a phrase read alone is the phrase of the whole file', (language) => {
  const phrases = phrasesFor(language);
  const whole = createPhrases([
    [language, wholeCatalogue(language)],
    ['en', english],
  ]);
  const ids = Object.keys(english);
  expect(ids.length).toBeGreaterThan(3_000);
  expect(ids.filter((id) => !phrases.has(id) || phrases.say(id) !== whole.say(id))).toEqual([]);
});

test('what no file has is shown as its id', () => {
  expect(phrasesFor('ko').say('image.no-such-phrase')).toBe('image.no-such-phrase');
  expect(phrasesFor('en').has('')).toBe(false);
});
