import type { Activity, CourtActivity, DecisionCard, DecisionOption, OverlayCard } from './activity.ts';
import { faultyRecord } from './gap-lines.ts';

type BriefBase = Omit<CourtActivity, 'kind' | 'questions' | 'steps'>;

/** An activity as trainees see it while they answer: without what is right and why. */
export type ActivityBrief =
  | (BriefBase & {
      readonly kind: 'gaps';
      readonly practices: readonly string[];
      /** The faulty record; `gapLines({ record, mutations: [] })` gives its lines. */
      readonly record: string;
      /** How many gaps there are. */
      readonly gaps: number;
    })
  | (BriefBase & {
      readonly kind: 'overlays';
      readonly overlays: readonly string[];
      readonly cards: readonly Omit<OverlayCard, 'key' | 'why'>[];
    })
  | (BriefBase & {
      readonly kind: 'decisions';
      readonly cards: readonly (Pick<DecisionCard, 'id' | 'situation'> & {
        readonly options: readonly Pick<DecisionOption, 'id' | 'text'>[];
      })[];
    })
  | CourtActivity;

export function activityBrief(activity: Activity): ActivityBrief {
  switch (activity.kind) {
    case 'gaps': {
      const { mutations: _mutations, gaps, ...rest } = activity;
      return { ...rest, record: faultyRecord(activity), gaps: gaps.length };
    }
    case 'overlays':
      return { ...activity, cards: activity.cards.map(({ key: _key, why: _why, ...card }) => card) };
    case 'decisions':
      return {
        ...activity,
        cards: activity.cards.map(({ id, situation, options }) => ({
          id,
          situation,
          options: options.map((one) => ({ id: one.id, text: one.text })),
        })),
      };
    case 'court':
      return activity;
  }
}
