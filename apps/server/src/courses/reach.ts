import { COURSE_STAFF, courseRules, type CourseRole } from '@tracecraft/course';
import type { CaseEvent } from '@tracecraft/record';

/** Somebody who reads a course stream. */
export interface CourseReader {
  readonly account: string;
  readonly role: CourseRole;
  /** Teams of the course the reader is in now. */
  readonly teams: readonly string[];
}

/** Whom an entry of a course stream reaches beside course staff. */
export interface Reach {
  readonly everyone: boolean;
  readonly people: readonly string[];
  readonly team: string | null;
  /** It reaches them only once the results of this run are released. */
  readonly afterRelease: string | null;
}

/** What deciding the reach of one entry needs beside the entry. */
export interface ReachFacts {
  /** Team and run of a case of this course; null for any other. */
  readonly caseOf: (stream: string) => { readonly team: string; readonly run: string | null } | null;
  /** Reach of an earlier entry of the stream. */
  readonly reachOf: (event: string) => Reach | null;
}

const NOBODY: Reach = { everyone: false, people: [], team: null, afterRelease: null };

/** Whom `event` reaches, by the course's one table of audiences. */
export function reachOf({ header, body }: CaseEvent, facts: ReachFacts): Reach {
  const rule = Object.hasOwn(courseRules, header.kind) ? courseRules[header.kind] : undefined;
  const text = (name: string): string | null => {
    const value = body.fields[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  switch (rule?.audience) {
    case 'everyone':
      return { ...NOBODY, everyone: true };
    case 'person':
      return { ...NOBODY, people: [text('account') ?? body.performer, body.performer] };
    case 'team':
      return { ...teamReach(header.kind, text, facts), people: [body.performer] };
    default:
      return NOBODY;
  }
}

function teamReach(kind: string, text: (name: string) => string | null, facts: ReachFacts): Reach {
  const earlier = text('question') ?? text('appeal');
  const stream = text('case');
  if (stream === null && earlier !== null && kind !== 'court.questioned')
    return { ...(facts.reachOf(earlier) ?? NOBODY), afterRelease: null };
  if (stream === null) return { ...NOBODY, team: text('team') };
  const found = facts.caseOf(stream);
  const afterRelease = kind === 'score.changed' ? (found?.run ?? null) : null;
  return { ...NOBODY, team: found?.team ?? null, afterRelease };
}

/** Whether `reader` is among those reached; what waits for a release counts as not yet reached when `released` is false. */
export function reaches(reach: Reach, reader: CourseReader, released: boolean): boolean {
  if (COURSE_STAFF.has(reader.role) || reach.everyone) return true;
  if (reach.afterRelease !== null && !released) return false;
  if (reach.people.includes(reader.account)) return true;
  return reader.role === 'trainee' && reach.team !== null && reader.teams.includes(reach.team);
}
