import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentFolder } from '../src/content-folder.ts';
import { practiceFiles, practicesUnder } from '../src/play/practice-shelf.ts';

const kr = readFileSync(join(contentFolder, 'profiles/kr.profile.md'), 'utf8');
const files = [
  ...practiceFiles(join(contentFolder, 'practices')),
  { path: 'profiles/kr.profile.md', text: kr },
];
const ids = ['stored-in-time', 'within-authority'];
const steps = (overlay: string): readonly string[] =>
  practicesUnder(files, { ids, overlay }).flatMap(({ id, steps: own }) =>
    own.map((step) => `${id}/${step.id}`),
  );

test('an exercise is played under its overlay, and under none as shared', () => {
  expect(steps('kr').filter((step) => !steps('none').includes(step))).toEqual([
    'within-authority/selective-copy',
    'within-authority/consent-says-scope',
  ]);
});

test('an overlay nobody published is an error, not no overlay', () => {
  expect(() => steps('atlantis')).toThrow('play.practice-broken');
});
