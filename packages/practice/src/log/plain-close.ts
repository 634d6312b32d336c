import type { PlainState } from './plain-state.ts';
import { RELATION } from './relation.ts';

/**
 * What activations still wait for where each case ends with the last event read. Each event is looked at once at most: back
 * from the end while something asked about is still to come across, or never comes.
 */
export function closePlain(state: PlainState): void {
  const { cases, activities, latestNamed, earlier, activityOf, seen, relations, latest, latestActivity } =
    state;
  const existence = relations[RELATION.respondedExistence]!;
  const response = relations[RELATION.response]!;
  const alternate = relations[RELATION.alternateResponse]!;
  const chain = relations[RELATION.chainResponse]!;
  const ahead = [existence, response, alternate]
    .flatMap(({ asked }) => [...asked])
    .reduce((all, others) => all | others, 0);
  for (let ofCase = 0; ofCase < cases; ofCase++) {
    const here = ofCase * activities;
    const never = ~seen[ofCase]!;
    let after = 0;
    for (let at = latestNamed[ofCase]!; at >= 0 && (ahead & ~after) !== 0; at = earlier[at]!) {
      const activity = activityOf[at]!;
      existence.lack(here + activity, existence.asked[activity]! & never, at);
      response.lack(here + activity, response.asked[activity]! & ~after, at);
      if ((after & (1 << activity)) === 0)
        alternate.lack(here + activity, alternate.asked[activity]! & ~after, at);
      after |= 1 << activity;
    }
    const last = latestActivity[ofCase]!;
    if (last >= 0) chain.lack(here + last, chain.asked[last]!, latest[ofCase]!);
  }
}
