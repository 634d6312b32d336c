import type { Answers } from '../course-record/course-state.ts';
import type {
  Activity,
  ActivityCardScore,
  ActivityScore,
  DecisionsActivity,
  GapsActivity,
  OverlaysActivity,
} from './activity.ts';
import { gapLines, placesOf } from './gap-lines.ts';

/**
 * What answers to an activity are worth. Answers by kind:
 * - `gaps`: any name = `practice@line`, one a claim; a claim is right when its practice and place are those of a gap
 *   nobody claimed before it
 * - `overlays`: `card/overlay` = `departure` or `no-departure`
 * - `decisions`: `card` = option
 * A mock court has no key: people mark it.
 */
export function scoreActivity(activity: Activity, answers: Answers): ActivityScore {
  switch (activity.kind) {
    case 'gaps':
      return scoreGaps(activity, answers);
    case 'overlays':
      return scoreOverlays(activity, answers);
    case 'decisions':
      return scoreDecisions(activity, answers);
    case 'court':
      return counted([], 0, 0);
  }
}

function scoreGaps(activity: GapsActivity, answers: Answers): ActivityScore {
  const lines = gapLines(activity);
  const claims = [...new Set(answers.values())].map(claimOf);
  const open = [...claims];
  const cards = activity.gaps.map((gap): ActivityCardScore => {
    const places = placesOf(gap, lines);
    const at = open.findIndex(({ practice, line }) => practice === gap.practice && places.has(line));
    const [claim] = at < 0 ? [] : open.splice(at, 1);
    const given = claim === undefined ? null : `${claim.practice}@${claim.line}`;
    return { id: gap.id, given, right: claim !== undefined, expected: gap.practice, why: gap.why };
  });
  const right = cards.filter((card) => card.right).length;
  // A wrong claim costs half a gap: guessing every practice everywhere must not pay, trying must.
  const worth = Math.max(0, right - (claims.length - right) / 2) / activity.gaps.length;
  return counted(cards, claims.length, worth);
}

function claimOf(answer: string): { readonly practice: string; readonly line: number } {
  const [practice = '', line = ''] = answer.split('@');
  return { practice, line: Number(line) };
}

function scoreOverlays({ cards, overlays }: OverlaysActivity, answers: Answers): ActivityScore {
  const scored = cards.flatMap((card) =>
    overlays.map((overlay): ActivityCardScore => {
      const id = `${card.id}/${overlay}`;
      const given = answers.get(id) ?? null;
      const expected = card.key[overlay]!;
      return { id, given, right: given === expected, expected, why: card.why };
    }),
  );
  return counted(scored, scored.filter((one) => one.given !== null).length, shareRight(scored));
}

function scoreDecisions({ cards }: DecisionsActivity, answers: Answers): ActivityScore {
  let worth = 0;
  const scored = cards.map((card): ActivityCardScore => {
    const best = card.options.find((one) => one.worth === 2)!;
    const given = card.options.find((one) => one.id === answers.get(card.id)) ?? null;
    worth += given?.worth ?? 0;
    const right = given?.id === best.id;
    return { id: card.id, given: given?.id ?? null, right, expected: best.id, why: (given ?? best).why };
  });
  const answered = scored.filter((one) => one.given !== null).length;
  return counted(scored, answered, worth / (2 * cards.length));
}

function shareRight(cards: readonly ActivityCardScore[]): number {
  return cards.filter((card) => card.right).length / cards.length;
}

function counted(cards: readonly ActivityCardScore[], answered: number, worth: number): ActivityScore {
  const right = cards.filter((card) => card.right).length;
  return {
    answered,
    right,
    of: cards.length,
    precision: answered === 0 ? null : right / answered,
    recall: cards.length === 0 ? 0 : right / cards.length,
    points: Math.floor(worth * 10_000),
    cards,
  };
}
