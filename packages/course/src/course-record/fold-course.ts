import { compareEvents, type CaseEvent } from '@tracecraft/record';
import { courseFacts, type CourseFacts } from './course-facts.ts';
import { foldMarking } from './fold-marking.ts';
import { foldProgramme } from './fold-programme.ts';
import { foldRuns } from './fold-runs.ts';
import { emptyDraft, finished, type CourseDraft } from './course-draft.ts';
import type { CourseState } from './course-state.ts';

type Fold = (draft: CourseDraft, facts: CourseFacts) => void;

const FOLDS: Readonly<Record<string, Fold>> = { ...foldProgramme, ...foldRuns, ...foldMarking };

/**
 * The course its record tells of, whatever order the events arrived in. Retracted events (`record.retracted`) do not
 * exist in course streams: a newer entry stands in place of an older one.
 */
export function foldCourse(stream: string, events: readonly CaseEvent[]): CourseState {
  const draft = emptyDraft(stream);
  for (const event of events.toSorted(compareEvents)) {
    const fold = Object.hasOwn(FOLDS, event.header.kind) ? FOLDS[event.header.kind] : undefined;
    fold?.(draft, courseFacts(event));
  }
  return finished(draft);
}
