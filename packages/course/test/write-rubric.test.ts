import { expect, test } from 'vitest';
import { parseRubric, writeRubric } from '../src/index.ts';
import { shippedRubrics } from './shipped-rubrics.ts';

test.each(shippedRubrics().map((one) => [one.id, one] as const))(
  '%s is written and read back as it was',
  (_, rubric) => {
    expect(parseRubric(writeRubric(rubric))).toEqual({ rubric });
  },
);

test('an incomplete one is written all the same, and refused by name and place when it is read', () => {
  const [rubric] = shippedRubrics();
  const [first, ...rest] = rubric!.criteria;
  const bare = { ...rubric!, criteria: [{ ...first!, title: { en: '' } }, ...rest] };
  const read = parseRubric(writeRubric(bare));
  expect('errors' in read && read.errors.map(({ path }) => path)).toEqual(['criteria[0].title.en']);
});
