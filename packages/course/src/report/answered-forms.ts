import type { CourseState, FollowUp } from '../course-record/course-state.ts';
import { compare } from '../programme/roster-csv.ts';
import { answersOf, type FormAnswers } from '../surveys/form-answers.ts';
import { formName, type SurveyForm } from '../surveys/survey-form.ts';
import type { ProgrammeReport } from './programme-report.ts';

/** Kirkpatrick 1: forms about sessions, runs and the course, each over all it was about. */
export function reactionTo(state: CourseState, forms: readonly SurveyForm[]): readonly FormAnswers[] {
  return forms
    .filter((form) => form.about !== 'follow-up')
    .flatMap((form) => {
      const given = state.surveys.filter((one) => one.survey === formName(form));
      return given.length === 0
        ? []
        : [
            answersOf(
              form,
              given.map(({ by, answers }) => ({ who: by, answers })),
            ),
          ];
    });
}

/** The newest answer of each wave, side and officer it is about, whoever wrote it. */
function newestAnswers({ followUps }: CourseState): readonly FollowUp[] {
  return [...new Map(followUps.map((one) => [`${waveOf(one)} ${one.account}`, one])).values()];
}

/** Sorts by month, officers before supervisors. */
function waveOf({ months, as }: FollowUp): string {
  return `${String(months).padStart(3, '0')} ${as}`;
}

/** Kirkpatrick 3: what officers and supervisors say months later, wave by wave. */
export function followUpsOf(state: CourseState, forms: readonly SurveyForm[]): ProgrammeReport['behaviour'] {
  const waves = Map.groupBy(newestAnswers(state), waveOf);
  return [...waves]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([, wave]) => {
      const { months, as } = wave[0]!;
      const given = wave.map(({ account, answers }) => ({ who: account, answers }));
      return forms
        .filter((form) => form.about === 'follow-up' && form.by === as)
        .map((form) => ({ months, as, answers: answersOf(form, given) }));
    });
}

/** Practices named as adopted, and how many answers name each. */
export function adoptedIn(
  state: CourseState,
  forms: readonly SurveyForm[],
): ProgrammeReport['results']['adopted'] {
  const items = new Set(
    forms.flatMap((form) => form.items.filter((item) => item.scale === 'practice').map((item) => item.id)),
  );
  const named = newestAnswers(state).flatMap(({ answers }) =>
    [...answers].filter(([item, value]) => items.has(item) && value !== 'none').map(([, value]) => value),
  );
  return countsOf(named).map(([practice, by]) => ({ practice, by }));
}

/** Lessons by the practice they may change; null where they name none. */
export function lessonsOf(state: CourseState): ProgrammeReport['results']['lessons'] {
  const counts = countsOf(state.lessons.map((one) => one.practice ?? ''));
  return counts.map(([practice, lessons]) => ({ practice: practice === '' ? null : practice, lessons }));
}

function countsOf(list: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => compare(a, b));
}
