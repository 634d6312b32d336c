import type { FieldValue } from '@tracecraft/record';
import type { Localised } from '../exercise.ts';
import type { CourseTemplate, TemplateRun, TemplateSession } from './template.ts';
import { wallTime } from './wall-time.ts';

/** An event a device may write as it stands: `perform(kind, fields)`. */
export interface PlannedEvent {
  readonly kind: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export interface PlanOptions {
  /** First day, `YYYY-MM-DD`, where the course is held. */
  readonly starts: string;
  /** IANA zone of that place. */
  readonly zone: string;
  /** Language of the titles; English where a title lacks it. */
  readonly language?: string;
  /** Room of every session until somebody says otherwise. */
  readonly place?: string;
  /** Teams of every run; it may be planned anew once they are formed. */
  readonly teams?: readonly string[];
  /** Version played of `exercise:ID` or `activity:ID`. */
  readonly versionOf: (plays: string) => string;
}

/** A course as its template has it, on the days it takes place. */
export interface CoursePlan {
  /** First and last minute in the room, UTC milliseconds: what `course.opened` says. */
  readonly starts: number;
  readonly ends: number;
  /** `template@version` for `course.opened`. */
  readonly template: string;
  /** `session.planned`, in order of time. */
  readonly sessions: readonly PlannedEvent[];
  /** `run.planned`, in order of time. */
  readonly runs: readonly PlannedEvent[];
}

/** Drafts of what the programme office writes: nothing is planned until it is. */
export function planFromTemplate(template: CourseTemplate, options: PlanOptions): CoursePlan {
  const at = (day: number, time: string): number => wallTime(options.zone, options.starts, time, day - 1);
  const sessions = template.sessions.toSorted(
    (a, b) => at(a.day, a.starts) - at(b.day, b.starts) || (a.id < b.id ? -1 : 1),
  );
  const inRoom = sessions.filter((session) => session.day >= 1);
  return {
    starts: Math.min(...inRoom.map((one) => at(one.day, one.starts))),
    ends: Math.max(...inRoom.map((one) => at(one.day, one.ends))),
    template: `${template.id}@${template.version}`,
    sessions: sessions.map((one) => sessionDraft(one, at, options)),
    runs: sessions.flatMap((one) => one.runs.map((run) => runDraft(one, run, at, options))),
  };
}

type At = (day: number, time: string) => number;

function sessionDraft(session: TemplateSession, at: At, options: PlanOptions): PlannedEvent {
  const { place } = options;
  return {
    kind: 'session.planned',
    fields: {
      session: session.id,
      module: session.module,
      title: inLanguageOf(session.title, options.language),
      starts: at(session.day, session.starts),
      ends: at(session.day, session.ends),
      ...(place === undefined ? {} : { place }),
      mode: session.mode,
      plays: session.plays,
    },
  };
}

function runDraft(session: TemplateSession, run: TemplateRun, at: At, options: PlanOptions): PlannedEvent {
  return {
    kind: 'run.planned',
    fields: {
      run: run.id,
      plays: run.plays,
      version: options.versionOf(run.plays),
      teams: options.teams ?? [],
      starts: at(session.day, run.starts),
      ends: at(run.endsDay, run.ends),
      session: session.id,
      assessed: run.assessed,
    },
  };
}

/** A text in a language, in English where it lacks that. */
function inLanguageOf(text: Localised, language = 'en'): string {
  return text[language] ?? text.en;
}
