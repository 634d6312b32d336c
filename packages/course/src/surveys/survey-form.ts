import type { Localised } from '../exercise.ts';

/** A form people fill in: after a session or run, at the end, or months later. */
export interface SurveyForm {
  readonly id: string;
  readonly version: string;
  readonly title: Localised;
  readonly drafts: readonly string[];
  readonly brief: Localised;
  /** Kirkpatrick's level it speaks about. */
  readonly level: 1 | 2 | 3 | 4;
  readonly about: 'session' | 'run' | 'course' | 'follow-up';
  readonly by: 'participant' | 'officer' | 'supervisor';
  readonly items: readonly SurveyItem[];
  /** Question answered in own words, or null. */
  readonly open: Localised | null;
}

export interface SurveyItem {
  readonly id: string;
  readonly text: Localised;
  /** `agreement`: 1 not at all to 5 fully; `yes-no`: `yes` or `no`; `practice`: the id of a practice, or `none`. */
  readonly scale: 'agreement' | 'yes-no' | 'practice';
}

/** `id@version`, as `survey.answered` names it. */
export function formName({ id, version }: Pick<SurveyForm, 'id' | 'version'>): string {
  return `${id}@${version}`;
}
