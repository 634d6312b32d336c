import type { ExerciseBrief, Localised, Truth } from '@tracecraft/course';
import { createContext, use } from 'react';
import type { ExerciseDraft } from '../../case/exercise-drafts.ts';

/** The draft around a section of the editor and how to change it. */
export interface DraftAtWork {
  readonly draft: ExerciseDraft;
  readonly setExercise: (change: Partial<ExerciseBrief>) => void;
  readonly setTruth: (change: Partial<Truth>) => void;
  readonly setRubrics: (rubrics: ExerciseDraft['rubrics']) => void;
  readonly setViews: (views: ExerciseDraft['views']) => void;
  /** Language the texts are written in at the moment. */
  readonly language: string;
}

export const DraftContext = createContext<DraftAtWork | null>(null);

export function useDraftAtWork(): DraftAtWork {
  const draft = use(DraftContext);
  if (draft === null) throw new Error('no draft around this section');
  return draft;
}

/** `text` with what stands in `language` replaced; an empty translation is none, English always stays. */
export function withWords(text: Localised, language: string, words: string): Localised {
  const others = Object.fromEntries(Object.entries(text).filter(([code]) => code !== language));
  return { ...others, en: text.en, ...(words === '' && language !== 'en' ? {} : { [language]: words }) };
}
