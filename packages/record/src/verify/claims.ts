import { kindNamed } from '../vocabulary.ts';
import type { Enrolment } from './enrolment.ts';
import type { OpenedEvent } from './opened-event.ts';
import type { Statement } from './report.ts';

/** Recorded later than this after it happened: a late entry (settled question 12). */
const LATE_MS = 15 * 60_000;
/** So many acts of one person in so short a time are said out loud (settled question 6). */
const BURST = { acts: 30, ms: 40_000 } as const;

/** Gathers what the record says but can't prove. */
export interface Claims {
  /** `enrolment` is undefined for what the agency itself recorded. */
  note(event: OpenedEvent, enrolment: Enrolment | undefined): void;
  statements(): readonly Statement[];
}

export function gatherClaims(): Claims {
  const counts = new Map<string, number>();
  const unknown = new Map<string, number>();
  const acts = new Map<string, number[]>();
  const people = new Map<string, Enrolment>();
  let uncertaintyMs = 0;
  const count = (name: string): unknown => counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    note(event, enrolment) {
      const { header, body } = event;
      const declared = kindNamed(header.kind);
      if (declared === undefined) unknown.set(header.kind, (unknown.get(header.kind) ?? 0) + 1);
      for (const code of remarks(event)) count(code);
      uncertaintyMs = Math.max(uncertaintyMs, body.clock?.uncertaintyMs ?? 0);
      if (enrolment === undefined) return;
      people.set(header.key, enrolment);
      if (body.enteredVia === 'script' || body.enteredVia === 'import') count(`entered-${body.enteredVia}`);
      if (declared?.basis !== 'declared' || body.recorded === undefined) return;
      const times = acts.get(enrolment.person) ?? [];
      times.push(body.recorded);
      acts.set(enrolment.person, times);
    },
    statements: () => [
      { code: 'times', params: { seconds: Math.ceil(uncertaintyMs / 1_000) } },
      ...[...people.values()].map((person) => identity(person)),
      ...sorted(counts).map(([code, number]) => ({ code, params: { count: number } })),
      ...[...acts].flatMap(([person, times]) => bursts(nameOf(people, person), times)),
      ...sorted(unknown).map(([kind, number]) => ({ code: 'unknown-kind', params: { kind, count: number } })),
    ],
  };
}

/** What one event adds to the counts. */
function remarks({ header, body }: OpenedEvent): readonly string[] {
  const happened = body.claimed?.end ?? body.claimed?.start;
  const delay = happened === undefined || body.recorded === undefined ? 0 : body.recorded - happened;
  const found = [
    kindNamed(header.kind)?.basis === 'declared' && 'declared',
    header.kind === 'record.corrected' && 'corrections',
    header.kind === 'record.retracted' && 'retractions',
    delay > LATE_MS && 'late-entries',
    delay < -LATE_MS && 'future-entries',
  ];
  return found.filter((code) => code !== false);
}

function sorted(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function identity({ name, agency, strength }: Enrolment): Statement {
  return { code: `identity-${strength}`, params: { name, agency } };
}

function nameOf(people: ReadonlyMap<string, Enrolment>, person: string): string {
  return [...people.values()].find((one) => one.person === person)?.name ?? person;
}

/** The densest stretch of acts of one person, when it is a burst. */
function bursts(name: string, times: readonly number[]): readonly Statement[] {
  const sorted = times.toSorted((a, b) => a - b);
  let most = 0;
  let start = 0;
  for (let end = 0; end < sorted.length; end++) {
    while (sorted[end]! - sorted[start]! > BURST.ms) start++;
    most = Math.max(most, end - start + 1);
  }
  return most < BURST.acts
    ? []
    : [{ code: 'burst', params: { name, count: most, seconds: BURST.ms / 1_000 } }];
}
