import { expect, test } from 'vitest';
import { isFull, parseRoster, seatsTaken } from '../src/index.ts';
import { courseState, invited, officers, opened, type CourseAct } from './course-builder.ts';

const first = invited('Aranya', 'Aranya Police', 2);
const CSV = 'name,state,agency\nThird One,Aranya,Aranya Police\n';

function stateAfter(...later: readonly CourseAct[]): ReturnType<typeof courseState> {
  const id = [...courseState([opened, first]).delegations.keys()][0] ?? '';
  return courseState([opened, first, ...officers(2, id), ...later]);
}

test('a newer invitation of the same agency gives its seats anew; the delegation and its people stay', () => {
  const before = stateAfter();
  const after = stateAfter(invited('ARANYA', 'Aranya  Police', 3));
  const [id = ''] = before.delegations.keys();
  expect([...after.delegations.keys()]).toEqual([id]);
  expect(after.delegations.get(id)).toMatchObject({ quota: 3 });
  expect([seatsTaken(before, id), seatsTaken(after, id)]).toEqual([2, 2]);
  expect([isFull(before, id), isFull(after, id), isFull(after, 'no such')]).toEqual([true, false, false]);
});

test('fewer seats than are taken leave everybody in their place and let nobody in', () => {
  const after = stateAfter(invited('Aranya', 'Aranya Police', 1));
  const [id = ''] = after.delegations.keys();
  expect([seatsTaken(after, id), isFull(after, id)]).toEqual([2, true]);
});

test('a list is refused beyond the seats, with the line and what to do, and taken once they were raised', () => {
  expect(parseRoster(CSV, stateAfter())).toMatchObject({
    faults: [{ code: 'over-quota', line: 2, params: { agency: 'Aranya Police', seats: 2 } }],
  });
  expect(parseRoster(CSV, stateAfter(invited('Aranya', 'Aranya Police', 3)))).toMatchObject({
    people: [{ name: 'Third One' }],
  });
});

test('another agency of the same state is another delegation', () => {
  expect(stateAfter(invited('Aranya', 'Aranya Police, North', 2)).delegations.size).toBe(2);
});
