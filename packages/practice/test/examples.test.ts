import { describe, expect, test } from 'vitest';
import { checkRecord, compilePractices, miniRecord, type Verdict } from '@tracecraft/practice';
import { productPractices } from './content.ts';

const GRAVITY: readonly Verdict[] = [
  'violated',
  'uncertain',
  'pending',
  'satisfied',
  'holding',
  'not-applicable',
];
const practices = productPractices();

describe('examples of the practices run as written', () => {
  test('fifteen practices are there', () => expect(practices).toHaveLength(15));
  for (const practice of practices)
    for (const step of practice.steps)
      for (const example of step.examples)
        test(`${practice.id}: ${example.title}`, () => {
          const verdicts = checkRecord(compilePractices([practice]), miniRecord(example.record), {
            closed: true,
          });
          const gravest = GRAVITY.find((verdict) => verdicts.some((found) => found.verdict === verdict));
          expect(gravest).toBe(example.expect);
        });
});
