import { expect, test } from 'vitest';
import { practiceShelf } from '../src/exercises/practice-shelf.ts';
import { contentFolder } from './test-server.ts';

const shelf = practiceShelf(contentFolder);
const ids = ['within-authority', 'stored-in-time'];

test('an exercise under an overlay is checked with what the overlay adds, without one as shared', () => {
  const plain = shelf.inForce({ id: 'plain', practices: { profile: 'p', ids, overlay: 'none' } });
  const korea = shelf.inForce({ id: 'korea', practices: { profile: 'p', ids, overlay: 'kr' } });
  const steps = ({ checks }: typeof plain): readonly string[] =>
    checks.map(({ practice, step }) => `${practice.id}/${step.id}`);
  expect(steps(korea).filter((step) => !steps(plain).includes(step))).toEqual([
    'within-authority/selective-copy',
    'within-authority/consent-says-scope',
  ]);
  expect(steps(plain).every((step) => steps(korea).includes(step))).toBe(true);
});

test('an overlay nobody wrote is no overlay at all: the exercise says so instead of running without it', () => {
  expect(() => shelf.inForce({ id: 'x', practices: { profile: 'p', ids, overlay: 'atlantis' } })).toThrow(
    'exercise.invalid',
  );
});

test('practices, pictures, overlays and the code of conduct reach the devices', () => {
  expect(shelf.unreadable).toEqual([]);
  expect(shelf.ids.filter((id) => shelf.practice(id) === undefined)).toEqual([]);
  expect(shelf.kept([])).toBe(shelf.files);
  const count = (ending: RegExp): number => shelf.files.filter(({ path }) => ending.test(path)).length;
  console.log(
    `shelf: ${count(/\.practice\.md$/)} practices, ${count(/\.svg$/)} pictures, ${count(/^profiles\//)} overlays`,
  );
  expect(count(/\.practice\.md$/)).toBeGreaterThanOrEqual(60);
  expect(count(/^pictures\/.*\.svg$/)).toBeGreaterThan(0);
  expect(count(/^profiles\/[a-z]{2}\.profile\.md$/)).toBe(12);
  expect(count(/^conduct\//)).toBe(1);
});
