import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggestTeams, type Member } from '../src/screens/course-teams/suggest-teams.ts';

const people = (sizes: readonly number[]): readonly Member[] =>
  sizes.flatMap((size, delegation) =>
    Array.from({ length: size }, (_, i) => ({
      account: `d${delegation}-${i}`,
      delegation: `d${delegation}`,
      competence: [],
    })),
  );

const ofOneDelegation = (team: readonly string[]): number => {
  const groups = Map.groupBy(team, (account) => account.split('-')[0]);
  return Math.max(...[...groups.values()].map(({ length }) => length));
};

test('forty officers of eleven delegations in eight teams of five: nobody meets their own delegation', () => {
  const teams = suggestTeams(people([4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 2]), 8);
  expect(teams.map(({ length }) => length)).toEqual([5, 5, 5, 5, 5, 5, 5, 5]);
  expect(teams.map(ofOneDelegation)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
});

test('everybody is in one team, sizes are even, a delegation meets itself only when it must', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      (sizes, wanted) => {
        const all = people(sizes);
        const count = Math.min(wanted, all.length);
        const teams = suggestTeams(all, count);
        expect(teams.flat().toSorted()).toEqual(all.map(({ account }) => account).toSorted());
        const lengths = teams.map(({ length }) => length);
        expect(Math.max(...lengths)).toBe(Math.ceil(all.length / count));
        expect(suggestTeams(all.toReversed(), count)).toEqual(teams);
      },
    ),
  );
});

test('of two teams that are equal otherwise, a person joins the one without their field of work', () => {
  const one = (account: string, competence: string): Member => ({
    account,
    delegation: null,
    competence: [competence],
  });
  const teams = suggestTeams(
    [one('a', 'scene'), one('b', 'scene'), one('c', 'digital'), one('d', 'digital')],
    2,
  );
  expect(teams.map((team) => team.toSorted())).toEqual([
    ['a', 'c'],
    ['b', 'd'],
  ]);
});
