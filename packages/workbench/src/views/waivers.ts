import type { CaseEvent } from '@tracecraft/record';
import type { CheckVerdict } from '@tracecraft/practice';
import { textOf } from './field.ts';
import { inEffect } from './in-effect.ts';

/** One side of a waiver: who said what, when. */
export interface WaiverWord {
  readonly event: string;
  readonly by: string;
  readonly role: string;
  readonly reason: string;
  readonly at: number;
}

/** A request to be excused from a practice, and its answer. */
export interface WaiverView {
  readonly practice: string;
  readonly step: string | null;
  readonly object: string | null;
  readonly asked: WaiverWord;
  /** Null while nobody granted it. */
  readonly granted: WaiverWord | null;
}

/** Requests in the order they were made. */
export function waivers(events: readonly CaseEvent[]): readonly WaiverView[] {
  const standing = inEffect(events);
  const given = standing.filter(({ header }) => header.kind === 'waiver.recorded');
  return standing
    .filter(({ header }) => header.kind === 'waiver.requested')
    .map((request) => {
      const about = {
        practice: textOf(request, 'practice') ?? '',
        step: textOf(request, 'step'),
        object: textOf(request, 'object'),
      };
      const granted = given.find((waiver) => answers(waiver, request.id, about));
      return { ...about, asked: wordOf(request), granted: granted === undefined ? null : wordOf(granted) };
    });
}

/** The newest request about this verdict, or null. */
export function waiverFor(
  verdict: Pick<CheckVerdict, 'practice' | 'step' | 'object'>,
  asked: readonly WaiverView[],
): WaiverView | null {
  const found = asked.findLast(
    ({ practice, step, object }) =>
      practice === verdict.practice &&
      (step === null || step === verdict.step) &&
      (object === null || object === verdict.object.id),
  );
  return found ?? null;
}

/** Who may answer requests: account id, role in the course, duty in the team or null. */
export interface Excuser {
  readonly id: string;
  readonly role: string;
  readonly duty: string | null;
}

/**
 * Open requests this person may grant: a trainer any, an officer those whose practice names the officer's duty, nobody
 * their own. `duties`: duties a practice says may waive it.
 */
export function waiversToAnswer(
  asked: readonly WaiverView[],
  who: Excuser,
  duties: (practice: string) => readonly string[],
): readonly WaiverView[] {
  return asked.filter(({ granted, asked: request, practice }) => {
    if (granted !== null || request.by === who.id) return false;
    return who.role === 'trainer' || (who.duty !== null && duties(practice).includes(who.duty));
  });
}

type About = Pick<WaiverView, 'practice' | 'step' | 'object'>;

function answers(waiver: CaseEvent, request: string, { practice, object }: About): boolean {
  if (textOf(waiver, 'request') === request) return true;
  if (textOf(waiver, 'request') !== null || textOf(waiver, 'practice') !== practice) return false;
  const named = [textOf(waiver, 'object'), ...waiver.body.objects.map(({ id }) => id)];
  return object === null || named.includes(object);
}

function wordOf(event: CaseEvent): WaiverWord {
  const { performer, role, claimed } = event.body;
  return { event: event.id, by: performer, role, reason: textOf(event, 'reason') ?? '', at: claimed.start };
}
