import { describe, expect, test } from 'vitest';
import { activityBrief, parseActivity, scoreActivity } from '../src/index.ts';
import { activity, idsIn, practices, readText } from './content-files.ts';

const known = new Map(practices().map((practice) => [practice.id, practice]));

describe.each(['running-device', 'weighing-words', 'hit-and-request'])('%s', (id) => {
  const cards = activity(id, 'decisions');

  test.each(cards.cards.map((card) => [card.id, card] as const))(
    '%s cites a source its practice cites, word for word',
    (_, { practice, science }) => {
      const sources = known.get(practice)!.steps.flatMap((step) => step.science);
      expect(sources.map(({ source, supports }) => ({ source, supports }))).toContainEqual(science);
    },
  );

  test('the sound choice stands in no favourite place', () => {
    const places = cards.cards.map(({ options }) => options.findIndex(({ worth }) => worth === 2));
    expect(new Set(places).size).toBeGreaterThan(2);
  });

  test('sound choices are everything, defensible ones half, unknown ones nothing', () => {
    const choosing = (worth: number): ReadonlyMap<string, string> =>
      new Map(
        cards.cards.map((card) => [
          card.id,
          card.options.find((one) => one.worth === worth)?.id ?? 'nothing',
        ]),
      );
    expect(scoreActivity(cards, choosing(2))).toMatchObject({
      right: cards.cards.length,
      of: cards.cards.length,
      points: 10_000,
    });
    const defensible = cards.cards.filter(({ options }) => options.some(({ worth }) => worth === 1)).length;
    expect(scoreActivity(cards, choosing(1))).toMatchObject({
      right: 0,
      points: Math.floor((defensible / (2 * cards.cards.length)) * 10_000),
    });
    expect(scoreActivity(cards, new Map([[cards.cards[0]!.id, 'no such option']]))).toMatchObject({
      answered: 0,
      points: 0,
    });
  });
});

test('a trainee sees no worth, no reason and no key before the end', () => {
  for (const id of idsIn('activities', '.yaml')) {
    const read = parseActivity(readText(`activities/${id}.yaml`));
    if ('errors' in read) throw new Error(`${id}: ${JSON.stringify(read.errors)}`);
    expect(JSON.stringify(activityBrief(read.activity)), id).not.toMatch(
      /"(worth|why|key|mutations|science|about|also)":/,
    );
  }
});
