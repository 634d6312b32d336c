import type { ExerciseBrief, Localised } from '@tracecraft/course';
import { paths, type CaseSummary, type HintText } from '@tracecraft/protocol';
import { freshOrKept } from '../adapters/kept-answers.ts';
import type { CaseRun } from './case-run.ts';
import type { OpenCourse } from './open-course.ts';

/** The run `summary` belongs to, read from the record of its course on this device. */
export function runOfCourse(open: OpenCourse, summary: CaseSummary, exercise: ExerciseBrief): CaseRun {
  const id = summary.run ?? '';
  return {
    course: open.stream,
    state: () => open.state().runs.get(id) ?? null,
    team: () => {
      const { teams } = open.state();
      return [...teams.values()].find(({ members }) => members.includes(open.account.id))?.team ?? null;
    },
    subscribe: (listener) => open.session.subscribe(listener),
    injects: exercise.injects ?? [],
    hintText: async (hint) => {
      const { text } = await freshOrKept<HintText>(paths.hint(summary.stream, hint));
      return { en: '', ...text } satisfies Localised;
    },
    truth: null,
  };
}
