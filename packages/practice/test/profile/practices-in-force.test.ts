import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProfile, practicesInForce, type Profile } from '@tracecraft/practice';
import { expect, test } from 'vitest';
import { productPractices } from '../content.ts';

const base = productPractices();

function profile(id: string): Profile {
  const file = join(import.meta.dirname, `../../../../content/profiles/${id}.profile.md`);
  const parsed = parseProfile(readFileSync(file, 'utf8'));
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.profile;
}

test('chosen ids keep their order; without an overlay nothing changes', () => {
  const ids = ['within-authority', 'stored-in-time', 'nobody-wrote-this'];
  const found = practicesInForce(base, ids, null);
  if ('errors' in found) throw new Error('refused');
  expect(found.practices.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  expect(found.practices[0]).toBe(base.find(({ id }) => id === 'within-authority'));
  expect(found.changes).toEqual([]);
});

test('an overlay reaches the chosen practices alone, and is read against the whole shared set', () => {
  const found = practicesInForce(base, ['within-authority'], profile('kr'));
  if ('errors' in found) throw new Error(JSON.stringify(found.errors));
  expect(found.practices).toHaveLength(1);
  expect(found.practices[0]?.steps.map(({ id }) => id)).toContain('selective-copy');
  expect(new Set(found.changes.map(({ practice }) => practice))).toEqual(new Set(['within-authority']));
});

test('a profile that is refused on the whole set is refused for any choice of it', () => {
  const kr = profile('kr');
  const place = { line: 1, column: 1, length: 1 };
  const broken: Profile = {
    ...kr,
    drop: [{ practice: 'fair-interview', step: null, reason: { en: 'why' }, place }],
  };
  const found = practicesInForce(base, ['stored-in-time'], broken);
  expect('errors' in found && found.errors.map(({ code }) => code)).toEqual(['profile.protected']);
});
