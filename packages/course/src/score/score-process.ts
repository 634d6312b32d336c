import type { CheckVerdict } from '@tracecraft/practice';
import type { EventId } from '@tracecraft/record';
import { thingsByExhibit } from '../record/scene-markers.ts';
import type { ScoreComponent } from '../score-contract.ts';
import { allot } from './allot.ts';
import type { CaseFacts } from './case-facts.ts';
import { judgeDuty, verdictsOf, type DutyState, type JudgedDuty } from './duty-verdict.ts';

/** Share of a duty's points each state earns, in hundredths. */
const EARNS: Readonly<Record<DutyState, number>> = {
  departure: 0,
  waived: 50,
  explained: 50,
  late: 50,
  earned: 100,
  pending: 0,
  uncertain: 0,
  missed: 0,
};
const SHOWN: Readonly<Record<DutyState, ScoreComponent['state']>> = {
  departure: 'departure',
  waived: 'explained-departure',
  explained: 'explained-departure',
  late: 'earned',
  earned: 'earned',
  pending: 'missed',
  uncertain: 'missed',
  missed: 'missed',
};
/** Hundredths of the whole score a departure outside the truth costs per degree of severity, and all of them at most. */
const OTHER_PER_SEVERITY = 50;
const OTHER_AT_MOST = 1000;
/** Forms broken by leaving something undone. Outside the truth they cost nothing: the act before them was no mistake. */
const OMISSIONS: ReadonlySet<string> = new Set([
  'response',
  'alternate-response',
  'chain-response',
  'existence',
  'responded-existence',
]);

/** Exhibits recognised and duties kept, then what was done wrong outside the truth's list. */
export function scoreProcess(facts: CaseFacts): readonly ScoreComponent[] {
  const { exhibits, duties } = facts.exercise.truth;
  const maxima = allot(
    facts.exercise.weights.process * 100,
    [...exhibits, ...duties].map((one) => one.points),
  );
  const expected = [
    ...exhibits.map((exhibit, i) => recognised(facts, exhibit, maxima[i] ?? 0)),
    ...duties.map((duty, i) => dutyComponent(judgeDuty(facts, duty), maxima[exhibits.length + i] ?? 0)),
  ];
  return [...expected, ...otherDepartures(facts)];
}

function recognised(
  facts: CaseFacts,
  exhibit: { thing: string; kind: string },
  maximum: number,
): ScoreComponent {
  const markers = facts.markers.get(exhibit.thing) ?? [];
  const right = markers.some((marker) => marker.body.fields['kind'] === exhibit.kind);
  const phrase = right
    ? 'score.exhibit.found'
    : markers.length > 0
      ? 'score.exhibit.other-kind'
      : 'score.exhibit.missed';
  return {
    id: `process.recognise.${exhibit.thing}`,
    part: 'process',
    points: right ? maximum : 0,
    maximum,
    state: right ? 'earned' : 'missed',
    why: { phrase, params: { about: exhibit.thing, kind: exhibit.kind } },
    events: markers.map((marker) => marker.id),
  };
}

function dutyComponent({ duty, state, verdict }: JudgedDuty, maximum: number): ScoreComponent {
  return {
    id: `process.${named(duty)}.${duty.about}`,
    part: 'process',
    points: Math.floor((maximum * EARNS[state]) / 100),
    maximum,
    state: SHOWN[state],
    why: {
      phrase: `score.duty.${state}`,
      params: { practice: duty.practice, step: duty.step, about: duty.about },
    },
    events: verdict === null ? [] : eventsOf(verdict),
  };
}

function named({ practice, step }: { readonly practice: string; readonly step: string }): string {
  return step === practice ? practice : `${practice}.${step}`;
}

/** Departures no duty of the truth covers, and what they would cost; together no more than {@link OTHER_AT_MOST}. */
function otherDepartures(facts: CaseFacts): readonly ScoreComponent[] {
  const covered = new Set(facts.exercise.truth.duties.flatMap((duty) => verdictsOf(facts, duty)));
  const known = knownObjects(facts);
  const others = facts.verdicts.filter(
    (one) =>
      one.verdict === 'violated' &&
      one.waived === null &&
      !covered.has(one) &&
      !(known(one) && OMISSIONS.has(one.form)),
  );
  let left = OTHER_AT_MOST;
  return others.map((verdict) => {
    const full = verdict.severity * OTHER_PER_SEVERITY;
    const cost = Math.min(left, verdict.explained === null ? full : full / 2);
    left -= cost;
    return otherComponent(facts, verdict, cost);
  });
}

function otherComponent(facts: CaseFacts, verdict: CheckVerdict, cost: number): ScoreComponent {
  const explained = verdict.explained !== null;
  const thing = thingsByExhibit(facts.markers).get(verdict.object.id);
  const about = thing ?? `${verdict.object.type}:${verdict.object.id.slice(0, 12)}`;
  return {
    id: `process.other.${named(verdict)}.${about}`,
    part: 'process',
    points: 0,
    maximum: 0,
    takes: { full: cost, from: null },
    state: explained ? 'explained-departure' : 'departure',
    why: {
      phrase: explained ? 'score.other.explained' : 'score.other.departure',
      params: { practice: verdict.practice, step: verdict.step, about },
    },
    events: eventsOf(verdict),
  };
}

/** Objects the truth knows: what is left undone on them is counted as missed duties only. */
function knownObjects(facts: CaseFacts): (verdict: CheckVerdict) => boolean {
  const copies = [...facts.copies.values()].flatMap((one) => [...one.images, ...one.sources]);
  const ids = new Set([...thingsByExhibit(facts.markers).keys(), ...copies]);
  return ({ object }) =>
    (object.type !== 'exhibit' && object.type !== 'device' && object.type !== 'image') || ids.has(object.id);
}

/** Everything a verdict rests on, once each. */
export function eventsOf(verdict: CheckVerdict): readonly EventId[] {
  const all = [verdict.activation, ...verdict.proof, verdict.explained, verdict.waived];
  return [...new Set(all.filter((event): event is EventId => event !== null))];
}
