import type { CaseEvent } from '@tracecraft/record';
import type { Hint } from '../exercise.ts';
import type { ScoreComponent } from '../score-contract.ts';
import type { CaseFacts } from './case-facts.ts';

/**
 * What the hints taken cost: each up to its price, out of what was earned with it, which is what the score knows about
 * its subject from acts after it. So a hint that helped nothing costs nothing, what was earned without it stays, and
 * stopping after a hint never scores more than going on (settled question 20). The price is the exercise's, whatever
 * the record says; the same hint twice counts once.
 */
export function scoreHints(
  { exercise, standing }: CaseFacts,
  machine: readonly ScoreComponent[],
): readonly ScoreComponent[] {
  const place = new Map(standing.map((event, i) => [event.id, i]));
  return (exercise.truth.hints ?? [])
    .flatMap((hint) => {
      const at = standing.findIndex((event) => takes(event, hint));
      const event = standing[at];
      if (event === undefined) return [];
      const helped = machine.filter((one) => isAbout(one, hint) && isAfter(one, at, place));
      return [{ at, component: hintComponent(hint, event, helped) }];
    })
    .toSorted((a, b) => a.at - b.at)
    .map((one) => one.component);
}

function takes(event: CaseEvent, hint: Hint): boolean {
  return event.header.kind === 'hint.taken' && event.body.fields['hint'] === hint.id;
}

function isAbout({ part, takes: cost, why }: ScoreComponent, hint: Hint): boolean {
  if (cost !== undefined) return false;
  return part === 'findings' ? why.params['question'] === hint.about : why.params['about'] === hint.about;
}

function isAfter({ events }: ScoreComponent, at: number, place: ReadonlyMap<string, number>): boolean {
  return events.length > 0 && events.every((event) => (place.get(event) ?? 0) > at);
}

function hintComponent(hint: Hint, event: CaseEvent, helped: readonly ScoreComponent[]): ScoreComponent {
  const part = helped[0]?.part === 'findings' ? 'findings' : 'process';
  return {
    id: `${part}.hint.${hint.id}`,
    part,
    points: 0,
    maximum: 0,
    state: 'hint',
    why: {
      phrase: helped.length === 0 ? 'score.hint.unused' : 'score.hint.taken',
      params: { hint: hint.id, about: hint.about, price: hint.price / 100 },
    },
    events: [event.id, ...new Set(helped.flatMap((one) => one.events))],
    takes: { full: hint.price, from: helped.map((one) => one.id) },
  };
}
