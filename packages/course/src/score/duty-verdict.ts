import type { CheckVerdict } from '@tracecraft/practice';
import { kindOfVerb, type CaseEvent } from '@tracecraft/record';
import type { ExpectedDuty } from '../exercise.ts';
import type { CaseFacts } from './case-facts.ts';

/** How far a duty got, worst first: the order in which several objects of one duty are told. */
export type DutyState =
  | 'departure'
  | 'waived'
  | 'explained'
  | 'late'
  | 'earned'
  | 'pending'
  | 'uncertain'
  | 'missed';
const ORDER: readonly DutyState[] = [
  'departure',
  'waived',
  'explained',
  'late',
  'earned',
  'pending',
  'uncertain',
  'missed',
];

/** A duty judged: the verdict that decides it, or none when nothing in the record reached it. */
export interface JudgedDuty {
  readonly duty: ExpectedDuty;
  readonly state: DutyState;
  readonly verdict: CheckVerdict | null;
}

/** The verdicts a duty is about. */
export function verdictsOf(facts: CaseFacts, duty: ExpectedDuty): readonly CheckVerdict[] {
  const about = subjectOf(facts, duty.about);
  return facts.verdicts.filter(
    (one) => one.practice === duty.practice && one.step === duty.step && about(one.object),
  );
}

type Subject = (object: CheckVerdict['object']) => boolean;

function subjectOf(facts: CaseFacts, about: string): Subject {
  if (about === 'officers') return (object) => object.type === 'officer';
  if (about === 'case' || about === 'scene' || about === 'search') return (object) => object.type === about;
  const [group, name = ''] = about.split(':');
  const copies = facts.copies.get(name);
  const ids =
    group === 'image'
      ? copies?.images
      : group === 'source'
        ? copies?.sources
        : facts.markers.get(about)?.map((event) => event.id);
  return (object) => ids?.includes(object.id) === true;
}

/** Judges one duty of the truth; the denominator keeps it whether or not anything reached it. */
export function judgeDuty(facts: CaseFacts, duty: ExpectedDuty): JudgedDuty {
  const judged = verdictsOf(facts, duty).map((verdict) => ({
    duty,
    verdict,
    state: stateOf(facts, duty, verdict),
  }));
  return (
    judged.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))[0] ?? {
      duty,
      verdict: null,
      state: 'missed',
    }
  );
}

function stateOf(facts: CaseFacts, duty: ExpectedDuty, verdict: CheckVerdict): DutyState {
  switch (verdict.verdict) {
    case 'violated':
      return verdict.waived !== null ? 'waived' : verdict.explained !== null ? 'explained' : 'departure';
    case 'satisfied':
    case 'holding':
      if (!guardedActHappened(facts, duty, verdict)) return 'missed';
      return verdict.late ? 'late' : 'earned';
    case 'pending':
    case 'uncertain':
      return verdict.verdict;
    case 'not-applicable':
      return 'missed';
  }
}

/**
 * A duty not to do something, or to do something first, earns only once the act it guards happened. An act that was
 * forbidden outright (`never …`) is no such act: what is wrong for one practice earns nothing for another.
 */
function guardedActHappened(
  { standing, verdicts }: CaseFacts,
  duty: ExpectedDuty,
  verdict: CheckVerdict,
): boolean {
  if (duty.guard === undefined) return verdict.activation !== null;
  const kinds = duty.guard.map((verb) => kindOfVerb(verb)?.kind);
  const forbidden = new Set(
    verdicts
      .filter((one) => one.verdict === 'violated' && one.form === 'absence')
      .flatMap((one) => one.proof),
  );
  return standing.some(
    (event) =>
      kinds.includes(event.header.kind) && concerns(event, verdict.object) && !forbidden.has(event.id),
  );
}

function concerns(event: CaseEvent, object: CheckVerdict['object']): boolean {
  if (object.type === 'officer') return event.body.performer === object.id;
  if (object.type === 'case' || object.type === 'scene' || object.type === 'search') return true;
  return event.id === object.id || event.body.objects.some((one) => one.id === object.id);
}
