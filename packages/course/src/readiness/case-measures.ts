import type { CheckVerdict } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import { median, missing, share } from './measured.ts';
import type { ReadinessCase } from './readiness-input.ts';
import type { ReadinessMeasure } from './readiness-measure.ts';

/** Practices that keep one known holder at every moment. */
const CUSTODY: ReadonlySet<string> = new Set(['signed-handover', 'known-holder']);

interface Pool {
  readonly cases: readonly ReadinessCase[];
  readonly from: readonly string[];
  readonly part: string;
}

/** Duty records where there are any; else exercises, and then the measure says so. */
function poolOf(cases: readonly ReadinessCase[]): Pool {
  const duty = cases.filter((one) => settingOf(one) === 'duty');
  const chosen = duty.length > 0 ? duty : cases;
  return { cases: chosen, from: chosen.map(({ stream }) => stream), part: duty.length > 0 ? '' : 'exercise' };
}

function settingOf({ events }: ReadinessCase): unknown {
  return events.find(({ header }) => header.kind === 'case.opened')?.body.fields['setting'];
}

/** R3: practices kept in duty records, by severity; of units with at least ten officers only (settled question 30). */
export function dutyPractices(cases: readonly ReadinessCase[]): readonly ReadinessMeasure[] {
  const duty = cases.filter((one) => settingOf(one) === 'duty');
  if (duty.length === 0) return [missing('R3', 'duty-records')];
  const officers = new Set(duty.flatMap(({ events }) => events.map(({ body }) => body.performer)));
  const bound = duty.flatMap(({ verdicts }) => verdicts.filter(isDecided));
  return [4, 3, 2, 1].map((severity) => {
    const own = bound.filter((one) => one.severity === severity);
    const kept = own.filter((one) => one.verdict === 'satisfied');
    const about = {
      measure: 'R3',
      part: `severity-${severity}`,
      from: duty.map(({ stream }) => stream),
    } as const;
    return share({ ...about, otherwise: 'duty-records' }, kept.length, own.length, officers.size);
  });
}

function isDecided({ verdict, activation }: CheckVerdict): boolean {
  return activation !== null && (verdict === 'satisfied' || verdict === 'violated');
}

/** R4: exhibits that changed hands and whose every hand-over has both sides. */
export function exhibitsUnbroken(cases: readonly ReadinessCase[]): ReadinessMeasure {
  const { cases: chosen, from, part } = poolOf(cases);
  const whole = new Map<string, boolean>();
  for (const { stream, verdicts } of chosen)
    for (const one of verdicts) {
      if (!CUSTODY.has(one.practice) || one.activation === null || one.verdict === 'not-applicable') continue;
      const key = `${stream} ${one.object.id}`;
      whole.set(key, (whole.get(key) ?? true) && one.verdict === 'satisfied');
    }
  const unbroken = [...whole.values()].filter(Boolean).length;
  return share({ measure: 'R4', part, from, otherwise: 'exhibits' }, unbroken, whole.size);
}

/** R5: medians of the stretches a record holds both ends of. What lies between two servers is not among them. */
export function timesBetween(cases: readonly ReadinessCase[]): readonly ReadinessMeasure[] {
  const { cases: chosen, from, part } = poolOf(cases);
  const stretches: readonly (readonly [string, (events: readonly CaseEvent[]) => readonly number[]])[] = [
    ['arrival-cordon', (events) => between(events, ['scene.arrived'], ['scene.cordoned'])],
    [
      'cordon-photograph',
      (events) => between(events, ['scene.cordoned'], ['scene.photographed', 'exhibit.photographed']),
    ],
    ['seizure-copy', seizureToCopy],
  ];
  return stretches.map(([name, timesOf]) => {
    const times = chosen.flatMap(({ events }) => timesOf(events));
    const said = part === '' ? name : `${name}-${part}`;
    return median({ measure: 'R5', part: said, from, otherwise: 'pairs-of-acts' }, 'ms', times);
  });
}

/** From the first act of one kind to the first of another at or after it. */
function between(
  events: readonly CaseEvent[],
  first: readonly string[],
  second: readonly string[],
): readonly number[] {
  const starts = timesOf(events, first);
  const ends = timesOf(events, second);
  const [from] = starts;
  const to = ends.find((time) => from !== undefined && time >= from);
  return from === undefined || to === undefined ? [] : [to - from];
}

function timesOf(events: readonly CaseEvent[], kinds: readonly string[]): readonly number[] {
  return events
    .filter(({ header }) => kinds.includes(header.kind))
    .map(({ body }) => body.claimed.start)
    .toSorted((a, b) => a - b);
}

function seizureToCopy(events: readonly CaseEvent[]): readonly number[] {
  const taken = new Map<string, number>();
  for (const { header, body } of events)
    if (header.kind === 'exhibit.collected')
      for (const { id } of body.objects) if (!taken.has(id)) taken.set(id, body.claimed.start);
  const copied = new Set<string>();
  return events.flatMap(({ header, body }) => {
    if (header.kind !== 'image.acquired') return [];
    const device = body.objects.find(({ role }) => role === 'device')?.id ?? '';
    const from = taken.get(device);
    if (from === undefined || copied.has(device) || body.claimed.start < from) return [];
    copied.add(device);
    return [body.claimed.start - from];
  });
}

/** R6: copies that matched their source when somebody else than their maker verified them. */
export function imagesChecked(cases: readonly ReadinessCase[]): ReadinessMeasure {
  const { cases: chosen, from, part } = poolOf(cases);
  let checked = 0;
  let images = 0;
  for (const { events } of chosen)
    for (const image of events.filter(({ header }) => header.kind === 'image.acquired')) {
      images++;
      const second = events.some(
        ({ header, body }) =>
          header.kind === 'image.verified' &&
          body.fields['match'] === true &&
          body.performer !== image.body.performer &&
          body.objects.some(({ id }) => id === image.id),
      );
      if (second) checked++;
    }
  return share({ measure: 'R6', part, from, otherwise: 'images' }, checked, images);
}

/** R8: departures explained before the case was handed in, and not after the program had shown advice. */
export function departuresExplained(cases: readonly ReadinessCase[]): ReadinessMeasure {
  const { cases: chosen, from, part } = poolOf(cases);
  let explained = 0;
  let departures = 0;
  for (const { events, verdicts } of chosen) {
    const byId = new Map(events.map((event) => [event.id, event]));
    const handedIn = events.find(({ header }) => header.kind === 'case.handed-in')?.body.recorded ?? Infinity;
    for (const one of verdicts.filter(({ verdict }) => verdict === 'violated')) {
      departures++;
      const words = byId.get(one.explained ?? '')?.body;
      if (words !== undefined && words.recorded <= handedIn && words.fields['after-advice'] !== true)
        explained++;
    }
  }
  return share({ measure: 'R8', part, from, otherwise: 'departures' }, explained, departures);
}
