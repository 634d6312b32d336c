import type { Localised } from '../exercise.ts';

/** How deep an outcome goes, after Bloom's taxonomy. */
export type OutcomeLevel = 'remember' | 'understand' | 'apply' | 'analyse' | 'evaluate' | 'create';

/** What a course of this shape is made of: modules with something to play, and the days on which they take place. */
export interface CourseTemplate {
  readonly id: string;
  readonly version: string;
  readonly title: Localised;
  readonly drafts: readonly string[];
  readonly summary: Localised;
  /** Months after the last day at which officer and supervisor are asked. */
  readonly followUps: readonly number[];
  readonly modules: readonly TemplateModule[];
  readonly sessions: readonly TemplateSession[];
}

export interface TemplateModule {
  /** `M0` to `M10`. */
  readonly id: string;
  readonly title: Localised;
  readonly outcomes: readonly { readonly text: Localised; readonly level: OutcomeLevel }[];
  /** `exercise:ID`, `activity:ID`, `test:ID`, `survey:ID`. */
  readonly plays: readonly string[];
  readonly assessment: Localised;
  /** What the module will also play once its content exists; shown, so that nobody looks for it in vain. */
  readonly waits: readonly Localised[];
}

/** One block of the timetable; times are wall-clock times where the course is held. */
export interface TemplateSession {
  readonly id: string;
  readonly module: string;
  readonly title: Localised;
  /** 1 is the first day; 0 and less lie before it. */
  readonly day: number;
  /** `HH:MM`. */
  readonly starts: string;
  readonly ends: string;
  readonly mode: 'room' | 'online' | 'both';
  readonly plays: readonly string[];
  /** What all teams play in it against the clock. */
  readonly runs: readonly TemplateRun[];
}

export interface TemplateRun {
  readonly id: string;
  readonly plays: string;
  readonly starts: string;
  readonly ends: string;
  /** Day it ends on, where that is a later one than the session's: a case goes from scene to laboratory. */
  readonly endsDay: number;
  /** The result counts for the certificate. */
  readonly assessed: boolean;
}
