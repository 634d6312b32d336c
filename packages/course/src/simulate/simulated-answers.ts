import type { Activity } from '../activities/activity.ts';
import { gapLines, placesOf } from '../activities/gap-lines.ts';
import { seededNumbers } from '../readiness/bootstrap.ts';
import type { SurveyForm, SurveyItem } from '../surveys/survey-form.ts';
import type { TestBank } from '../tests/test-bank.ts';
import type { Manner } from './simulation-plan.ts';

/** `item=choice` of a test by somebody who knows this share of it; the rest is guessed, and a guess may be right. */
export function simulatedTest(bank: TestBank, knows: number, seed: number): readonly string[] {
  const chance = seededNumbers(seed);
  return bank.items.map(({ id, answer, choices }) => {
    const guess = choices[Math.floor(chance() * choices.length)]?.id ?? answer;
    return `${id}=${chance() < knows ? answer : guess}`;
  });
}

/** `item=value` of a form. */
export function simulatedForm(form: SurveyForm, seed: number, adopted: readonly string[]): readonly string[] {
  const chance = seededNumbers(seed);
  return form.items.map((item) => `${item.id}=${valueOf(item, chance, adopted)}`);
}

function valueOf({ scale }: SurveyItem, chance: () => number, adopted: readonly string[]): string {
  if (scale === 'agreement') return String(3 + Math.floor(chance() * 3));
  if (scale === 'yes-no') return chance() < 0.8 ? 'yes' : 'no';
  return chance() < 0.7 ? (adopted[Math.floor(chance() * adopted.length)] ?? 'none') : 'none';
}

const RIGHT: Readonly<Record<Manner, number>> = {
  careful: 0.9,
  hurried: 0.65,
  'stops-early': 0.8,
  guesses: 0.3,
};

/** `card=choice` of an activity; who stops early leaves the second half empty. A mock court has no cards. */
export function simulatedActivity(activity: Activity, manner: Manner, seed: number): readonly string[] {
  const chance = seededNumbers(seed);
  const cards = cardsOf(activity).map(([card, right, wrong]) => {
    const other = wrong[Math.floor(chance() * wrong.length)] ?? right;
    return `${card}=${chance() < RIGHT[manner] ? right : other}`;
  });
  return manner === 'stops-early' ? cards.slice(0, Math.ceil(cards.length / 2)) : cards;
}

/** Card, right choice, wrong choices. */
type Card = readonly [string, string, readonly string[]];

function cardsOf(activity: Activity): readonly Card[] {
  switch (activity.kind) {
    case 'decisions':
      return activity.cards.map(({ id, options }) => {
        const best = options.find(({ worth }) => worth === 2)?.id ?? '';
        return [id, best, options.filter((one) => one.id !== best).map((one) => one.id)];
      });
    case 'overlays':
      return activity.cards.flatMap(({ id, key }) =>
        Object.entries(key).map(([overlay, right]): Card => {
          const wrong = right === 'departure' ? 'no-departure' : 'departure';
          return [`${id}/${overlay}`, right, [wrong]];
        }),
      );
    case 'gaps': {
      const lines = gapLines(activity);
      return activity.gaps.map((gap): Card => {
        const places = [...placesOf(gap, lines)];
        const elsewhere = lines.find(({ line }) => !places.includes(line))?.line ?? 1;
        return [gap.id, `${gap.practice}@${places[0] ?? 1}`, [`${gap.practice}@${elsewhere}`]];
      });
    }
    case 'court':
      return [];
  }
}
