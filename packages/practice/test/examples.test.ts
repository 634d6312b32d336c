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
const steps = practices.flatMap((practice) => practice.steps.map((step) => ({ practice, step })));
const examples = steps.flatMap(({ practice, step }) =>
  step.examples.map((example) => ({ practice, step, example })),
);

describe('examples of the practices run as written', () => {
  test('there is something to run', () => {
    console.log(`${practices.length} practices, ${steps.length} steps, ${examples.length} examples`);
    expect(examples.length).toBeGreaterThan(100);
  });

  /** Another step's departure must not stand in for this one's: each step is compiled alone. */
  test.each(
    examples.map(({ practice, step, example }) => ({
      name: `${practice.id}/${step.id}: ${example.title}`,
      alone: { ...practice, steps: [step] },
      example,
    })),
  )('$name', ({ alone, example }) => {
    const verdicts = checkRecord(compilePractices([alone]), miniRecord(example.record), { closed: true });
    const gravest = GRAVITY.find((verdict) => verdicts.some((found) => found.verdict === verdict));
    expect(gravest).toBe(example.expect);
  });

  /** An example that is told as right may not break the rest of its own practice. */
  test.each(practices.map((practice) => [practice.id, practice] as const))(
    '%s: no right example breaks another step',
    (_, practice) => {
      const compiled = compilePractices([practice]);
      for (const { title, record, outcome } of practice.steps.flatMap((step) => step.examples)) {
        if (outcome === 'bad') continue;
        const broken = checkRecord(compiled, miniRecord(record), { closed: true }).filter(
          ({ verdict }) => verdict === 'violated',
        );
        expect(
          broken.map(({ step }) => step),
          title,
        ).toEqual([]);
      }
    },
  );
});
