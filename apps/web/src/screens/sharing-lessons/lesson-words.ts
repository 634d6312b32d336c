import { MEMBERS } from '@tracecraft/exchange';
import type { Lesson } from '@tracecraft/exchange';
import type { ActFields } from '../../case/stream-acts.ts';

/** A lesson is for everybody who takes part: it asks all of them to agree. */
export function forMembers(agency: string): ActFields {
  return { agency, handling: 'TLP:GREEN', audience: [MEMBERS] };
}

/** A step of a lesson goes to whom the lesson went. */
export function stepOf(lesson: Lesson, agency: string): ActFields {
  return { agency, handling: lesson.said.handling, audience: lesson.said.audience, lesson: lesson.id };
}
