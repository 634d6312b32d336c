import type { ExerciseBrief, ExpectedDuty } from '@tracecraft/course';
import type { ExerciseDraft } from './exercise-drafts.ts';

/** Keys `exercise.yaml` may have; what a server adds to a brief is not among them. */
const WRITTEN = [
  'id',
  'version',
  'setting',
  'assessed',
  'title',
  'drafts',
  'summary',
  'brief',
  'place',
  'minutes',
  'plan',
  'adviceMode',
  'duties',
  'practices',
  'scene',
  'evidence',
  'questions',
  'weights',
  'rubrics',
] as const satisfies readonly (keyof ExerciseBrief)[];

/** What one exercise file holds, as text. */
export interface DraftParts {
  readonly exercise: string;
  readonly truth: string;
  readonly rubrics: Readonly<Record<string, string>>;
  readonly views: Readonly<Record<string, string>>;
}

/** The draft as the parts of an exercise file. JSON is YAML, so the same readers read it; drawings nobody uses stay out. */
export function partsOfDraft({ exercise, truth, rubrics, views }: ExerciseDraft): DraftParts {
  const written = Object.fromEntries(
    WRITTEN.flatMap((key) => (exercise[key] === undefined ? [] : [[key, exercise[key]]])),
  );
  const used = new Set(exercise.scene?.things.map((thing) => thing.view));
  return {
    exercise: textOf(written),
    truth: textOf({ ...truth, duties: truth.duties.map(writtenDuty) }),
    rubrics: Object.fromEntries(
      Object.entries(rubrics).map(([name, text]) => [name, ofVersion(text, exercise.version)]),
    ),
    views: Object.fromEntries(Object.entries(views).filter(([name]) => used.has(name))),
  };
}

/** A rubric the editor wrote has the version of its exercise: marks name it, and what was marked by stays what it was. */
function ofVersion(text: string, version: string): string {
  try {
    return textOf({ ...(JSON.parse(text) as object), version });
  } catch {
    return text;
  }
}

function writtenDuty({ about, ...duty }: ExpectedDuty): object {
  return { ...duty, about: [about] };
}

function textOf(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
