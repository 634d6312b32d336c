import { checkRecord, compilePractices, miniRecord, practicesInForce } from '@tracecraft/practice';
import { describe, expect, test } from 'vitest';
import { scoreActivity } from '../src/index.ts';
import { activity, practices, profile } from './content-files.ts';

const sort = activity('twelve-acts-four-overlays', 'overlays');
const base = practices();

/** What the engine says of a card's record under an overlay, by the steps of its practice. */
function judged(record: string, practice: string, overlay: string): string {
  const applied = practicesInForce(base, [practice], overlay === 'none' ? null : profile(overlay));
  if ('errors' in applied) throw new Error(JSON.stringify(applied.errors));
  const verdicts = checkRecord(compilePractices(applied.practices), miniRecord(record), { closed: true });
  expect(verdicts.map((one) => one.verdict)).not.toContain('uncertain');
  expect(verdicts.some((one) => one.activation !== null)).toBe(true);
  return verdicts.some((one) => one.verdict === 'violated') ? 'departure' : 'no-departure';
}

describe.each(sort.cards.map((card) => [card.id, card] as const))('%s', (_, card) => {
  test.each(sort.overlays)('the key under %s is what the engine says', (overlay) => {
    expect(judged(card.record, card.practice, overlay)).toBe(card.key[overlay]);
  });
});

test('twelve acts, four overlays; each overlay differs somewhere, and somewhere two overlays disagree', () => {
  expect(sort.cards).toHaveLength(12);
  expect(sort.overlays).toEqual(['none', 'kr', 'ph', 'vn']);
  for (const overlay of ['kr', 'ph', 'vn'])
    expect(sort.cards.filter(({ key }) => key[overlay] !== key['none']).length).toBeGreaterThan(1);
  const keys = new Set(sort.cards.map(({ key }) => sort.overlays.map((one) => key[one]).join(' ')));
  expect(keys.size).toBeGreaterThanOrEqual(5);
});

test('answering as the key does is everything; always saying the same is not', () => {
  const answers = (
    answer: (card: (typeof sort.cards)[number], overlay: string) => string,
  ): Map<string, string> =>
    new Map(
      sort.cards.flatMap((card) =>
        sort.overlays.map((overlay) => [`${card.id}/${overlay}`, answer(card, overlay)] as const),
      ),
    );
  expect(
    scoreActivity(
      sort,
      answers((card, overlay) => card.key[overlay]!),
    ),
  ).toMatchObject({
    answered: 48,
    right: 48,
    points: 10_000,
  });
  const lazy = scoreActivity(
    sort,
    answers(() => 'no-departure'),
  );
  expect(lazy.right).toBe(
    48 - sort.cards.flatMap(({ key }) => Object.values(key)).filter((one) => one === 'departure').length,
  );
  expect(lazy.right).toBeLessThan(40);
});
