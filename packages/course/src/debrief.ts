import type { CheckVerdict } from '@tracecraft/practice';
import type { EventId } from '@tracecraft/record';
import type { BeyondLab, Localised } from './exercise.ts';
import { thingsByExhibit } from './record/scene-markers.ts';
import type { Score } from './score-contract.ts';
import { caseFacts, type CaseState } from './score/case-facts.ts';
import { judgeFindings } from './score/judge-findings.ts';
import { scoreFacts } from './score/score-case.ts';
import { eventsOf } from './score/score-process.ts';

/** A departure with what became of it. `thing`: scene thing of its object, where the marker says so. */
export interface DebriefDeparture {
  readonly verdict: CheckVerdict;
  readonly thing: string | null;
  readonly state: 'unexplained' | 'explained' | 'waived';
  /** The officer's words, or null. */
  readonly reason: string | null;
  readonly events: readonly EventId[];
}

/** An expected finding and whether it was found. `elsewhere`: right answer that does not rest on the evidence. */
export interface DebriefFinding {
  readonly id: string;
  readonly question: string;
  readonly kind: 'inculpatory' | 'exculpatory' | 'neutral';
  readonly state: 'found' | 'elsewhere' | 'missed';
  readonly explanation: Localised;
  readonly events: readonly EventId[];
}

/** A wrong finding; `explanation` is null when it is no known decoy. */
export interface DebriefFalseFinding {
  readonly question: string;
  readonly answer: string;
  readonly decoy: string | null;
  readonly explanation: Localised | null;
  readonly events: readonly EventId[];
}

/** What a team is shown after its hand-in, and what course staff may see any time. */
export interface Debrief {
  readonly score: Score;
  readonly departures: readonly DebriefDeparture[];
  readonly story: Localised;
  readonly findings: readonly DebriefFinding[];
  readonly falseFindings: readonly DebriefFalseFinding[];
  /** Facts that clear somebody: how many there were, how many were found. */
  readonly exculpatory: { readonly expected: number; readonly found: number };
  readonly beyond: readonly BeyondLab[];
}

/** The debrief of a case: blame-free, each line with the events it rests on. */
export function debriefOf(state: CaseState): Debrief {
  const facts = caseFacts(state);
  const { truth } = state.exercise;
  const judged = judgeFindings(truth, facts.findings);
  const findings = judged.expected.map(
    ({ expected, found, elsewhere }): DebriefFinding => ({
      id: expected.id,
      question: expected.question,
      kind: expected.kind,
      state: found.length > 0 ? 'found' : elsewhere.length > 0 ? 'elsewhere' : 'missed',
      explanation: expected.explanation,
      events: [...found, ...elsewhere].map((one) => one.event),
    }),
  );
  const exculpatory = findings.filter((one) => one.kind === 'exculpatory');
  return {
    score: scoreFacts(facts),
    departures: state.verdicts
      .filter((one) => one.verdict === 'violated')
      .map((verdict) => departureOf(state, verdict, thingsByExhibit(facts.markers))),
    story: truth.story,
    findings,
    falseFindings: judged.wrong.map(({ stated, decoy }) => ({
      question: stated[0]?.question ?? '',
      answer: stated[0]?.answer ?? '',
      decoy: decoy?.id ?? null,
      explanation: decoy?.explanation ?? null,
      events: stated.map((one) => one.event),
    })),
    exculpatory: {
      expected: exculpatory.length,
      found: exculpatory.filter((one) => one.state === 'found').length,
    },
    beyond: truth.beyond ?? [],
  };
}

function departureOf(
  state: CaseState,
  verdict: CheckVerdict,
  things: ReadonlyMap<EventId, string>,
): DebriefDeparture {
  const explanation = state.events.find((event) => event.id === verdict.explained);
  const reason = explanation?.body.fields['reason'];
  return {
    verdict,
    thing: things.get(verdict.object.id) ?? null,
    state: verdict.waived !== null ? 'waived' : verdict.explained !== null ? 'explained' : 'unexplained',
    reason: typeof reason === 'string' ? reason : null,
    events: eventsOf(verdict),
  };
}
