import type { ExerciseBrief, Truth } from '@tracecraft/course';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keepDraft, type ExerciseDraft } from '../../case/exercise-drafts.ts';
import type { DraftAtWork } from './draft-context.ts';

/** How long typing may pause before the draft is written to the disk. */
const QUIET_MS = 350;

/** The draft in the editor: each change is on this device's disk a moment later, and when the page is hidden at once. */
export function useDraft(start: ExerciseDraft): Omit<DraftAtWork, 'language'> & {
  /** When the disk last got everything, UTC milliseconds; null while something is still to be written. */
  readonly kept: number | null;
  readonly replace: (draft: ExerciseDraft) => void;
} {
  const [draft, setDraft] = useState(start);
  const [kept, setKept] = useState<number | null>(start.changed);
  const newest = useRef(start);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const write = useCallback(async () => {
    clearTimeout(timer.current);
    const writing = newest.current;
    await keepDraft(writing);
    if (newest.current === writing) setKept(Date.now());
  }, []);
  const replace = useCallback(
    (next: ExerciseDraft) => {
      newest.current = { ...next, changed: Date.now() };
      setDraft(newest.current);
      setKept(null);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void write(), QUIET_MS);
    },
    [write],
  );
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') void write();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      void write();
    };
  }, [write]);
  return useMemo(
    () => ({
      draft,
      kept,
      replace,
      setExercise: (change: Partial<ExerciseBrief>) =>
        replace({ ...newest.current, exercise: { ...newest.current.exercise, ...change } }),
      setTruth: (change: Partial<Truth>) =>
        replace({ ...newest.current, truth: { ...newest.current.truth, ...change } }),
      setRubrics: (rubrics: ExerciseDraft['rubrics']) => replace({ ...newest.current, rubrics }),
      setViews: (views: ExerciseDraft['views']) => replace({ ...newest.current, views }),
    }),
    [draft, kept, replace],
  );
}
