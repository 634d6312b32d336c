import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createPhrases, readCatalogue } from '@tracecraft/phrases';
import { vocabulary } from '@tracecraft/record';
import { caseNames, recogniseExhibit, sayEvent, stateAct } from '../src/index.ts';
import { openBench } from './fakes.ts';

const folder = fileURLToPath(new URL('../../../content/phrases', import.meta.url));

function phrasesIn(language: string) {
  const files = readdirSync(join(folder, language)).filter((name) => name.endsWith('.po'));
  return createPhrases([
    [
      language,
      Object.assign(
        {},
        ...files.map((name) => readCatalogue(readFileSync(join(folder, language, name), 'utf8'))),
      ),
    ],
  ]);
}

test.each(['en', 'vi', 'ko'])(
  'every kind, act, field and choice an officer meets has a word in %s',
  (language) => {
    const phrases = phrasesIn(language);
    const wanted = vocabulary.flatMap(({ kind, verbs, basis, fields }) => [
      `event.${kind}`,
      ...(verbs.length > 0 && basis === 'declared' && !['bookmark.made', 'officer.joined'].includes(kind)
        ? [`act.${kind}`]
        : []),
      ...Object.keys(fields).map((field) => `field.${field}`),
      // Names of algorithms and languages are written as they are.
      ...Object.values<{ choices?: readonly string[] }>(fields).flatMap(({ choices = [] }) =>
        choices.filter((one) => !/^(MD5|SHA-|[a-z]{2}$)/.test(one)).map((one) => `choice.${one}`),
      ),
    ]);
    const missing = [...new Set(wanted)].filter((id) => !phrases.has(id) && id !== 'choice.on');
    expect(missing).toEqual([]);
    expect(wanted.length).toBeGreaterThan(300);
  },
);

test('a line of the record is a short sentence', async () => {
  const { session } = await openBench();
  const id = (
    await session.perform(
      recogniseExhibit(session.events(), { number: 3, description: 'taped packet', kind: 'drugs' }),
    )
  ).id;
  const photo = await session.perform(
    stateAct('exhibit.photographed', { objects: { exhibit: id }, fields: { view: 'close-up', scale: true } }),
  );
  const authority = await session.perform(
    stateAct('authority.recorded', {
      fields: { kind: 'warrant', issuer: 'District Court', 'valid-until': Date.UTC(2026, 2, 9, 11) },
    }),
  );
  const said = (language: string, event: typeof photo) => {
    const phrases = phrasesIn(language);
    return sayEvent(event, phrases, caseNames(session.events(), phrases));
  };
  expect(said('en', photo)).toBe('Photographed: exhibit 3, close-up, with scale');
  expect(said('vi', photo)).toBe('Chụp ảnh: vật chứng 3, cận cảnh, có thước tỷ lệ');
  expect(said('ko', photo)).toBe('촬영: 증거물 3, 근접, 축척자 있음');
  expect(said('en', authority)).toBe('Authority recorded, warrant, District Court, Valid until: 18:00');
});
