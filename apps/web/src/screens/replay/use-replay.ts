import { replayOf, type CourseRun, type Exercise, type Replay } from '@tracecraft/course';
import { compilePractices, type CompiledPractices } from '@tracecraft/practice';
import { useMemo } from 'react';
import type { OpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';

/** A replay never looks at the truth. */
const NO_TRUTH: Exercise['truth'] = { story: { en: '' }, exhibits: [], duties: [], findings: [], decoys: [] };

/** The practices of an open case, compiled once for the screen. */
export function useCompiled({ practices, exercise }: OpenCase): CompiledPractices {
  return useMemo(
    () => compilePractices(practices.profile(exercise.practices.ids)),
    [practices, exercise.practices.ids],
  );
}

/** The case on one time axis, from the start of its run to its hand-in, or else to the close of the run. */
export function useReplay(open: OpenCase, run: CourseRun): Replay {
  const { events } = useRecord(open.session);
  const practices = useCompiled(open);
  return useMemo(
    () =>
      replayOf({
        exercise: { ...open.exercise, truth: NO_TRUTH },
        events,
        practices,
        started: run.started,
        closed: events.find(({ header }) => header.kind === 'case.handed-in')?.body.recorded ?? run.closed,
      }),
    [open.exercise, events, practices, run.started, run.closed],
  );
}
