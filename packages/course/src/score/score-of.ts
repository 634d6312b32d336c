import type { Score, ScoreComponent } from '../score-contract.ts';
import { settleCosts } from './settle-costs.ts';

const PEOPLE = ['explanation', 'testimony'] as const;

/** The score of components: costs settled, percent of what is assessed so far. */
export function scoreOf(components: readonly ScoreComponent[], adviceMode: Score['adviceMode']): Score {
  const settled = settleCosts(components);
  const assessed = settled.filter((one) => one.state !== 'awaiting-person');
  const maximum = sum(assessed, 'maximum');
  const points = Math.max(0, sum(assessed, 'points'));
  return {
    total: maximum === 0 ? 0 : Math.floor((points * 1000) / maximum) / 10,
    components: settled,
    awaiting: PEOPLE.filter((part) =>
      settled.some((one) => one.part === part && one.state === 'awaiting-person'),
    ),
    adviceMode,
  };
}

function sum(components: readonly ScoreComponent[], what: 'points' | 'maximum'): number {
  return components.reduce((total, one) => total + one[what], 0);
}
