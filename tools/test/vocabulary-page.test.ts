import { readFileSync, readdirSync } from 'node:fs';
import { createPhrases, readCatalogue } from '@tracecraft/phrases';
import { vocabulary } from '@tracecraft/record';
import { describe, expect, it } from 'vitest';
import { withVocabulary } from '../vocabulary-page.ts';

const root = new URL('../../', import.meta.url);

describe('vocabulary', () => {
  it('page is current', () => {
    const page = readFileSync(new URL('docs/spec/record.md', root), 'utf8');
    expect(withVocabulary(page) === page, 'run: node tools/vocabulary-page.ts').toBe(true);
    for (const { kind } of vocabulary) expect(page).toContain(`| \`${kind}\` |`);
  });

  it('has one file a kind, one kind a verb, and no kind twice', () => {
    const files = readdirSync(new URL('packages/record/src/events', root));
    expect(files.toSorted()).toEqual(vocabulary.map(({ kind }) => `${kind.replace('.', '-')}.ts`).toSorted());
    const verbs = vocabulary.flatMap((kind) => kind.verbs);
    expect(new Set(verbs).size).toBe(verbs.length);
  });

  it('has a name for people, for every kind', () => {
    const folder = new URL('content/phrases/en/', root);
    const po = readdirSync(folder).map((name) => readCatalogue(readFileSync(new URL(name, folder), 'utf8')));
    const say = createPhrases([['en', Object.assign({}, ...po)]]);
    expect(vocabulary.filter(({ kind }) => !say.has(`event.${kind}`)).map(({ kind }) => kind)).toEqual([]);
  });

  it('gives every choice some choices and every quantity a unit', () => {
    for (const { kind, fields } of vocabulary)
      for (const [name, spec] of Object.entries(fields) as [
        string,
        { type: string; unit?: string; choices?: readonly string[] },
      ][]) {
        expect(spec.type === 'choice', `${kind} ${name}`).toBe(spec.choices !== undefined);
        if (spec.type === 'integer') expect(spec.unit, `${kind} ${name}`).toBeDefined();
      }
  });
});
