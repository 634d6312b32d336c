import { sayLawRow } from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import type { CitedEvent, DepartureReport } from './departure-report.ts';

/** A departure as lines of text: what, which act, what was missing, what came nearest, why it matters, what was said. */
export function departureLines(departure: DepartureReport, phrases: Phrases): readonly string[] {
  const {
    practice,
    step,
    object,
    severity,
    state,
    activation,
    nearestMiss,
    text,
    law,
    lawNone,
    explanation,
  } = departure;
  const name = step === practice ? practice : `${practice}/${step}`;
  const head = phrases.say('play.departure', {
    practice: name,
    object: object.name,
    severity,
    state: phrases.say(`play.departure.${state}`),
  });
  return [
    head,
    ...indented([
      ...text,
      ...(activation === null
        ? []
        : [phrases.say('play.departure.activation', { event: citation(activation, phrases) })]),
      ...(nearestMiss === null
        ? []
        : [phrases.say('play.departure.nearest-miss', { event: citation(nearestMiss.event, phrases) })]),
      ...law.map((row) => sayLawRow(row, phrases)),
      ...(lawNone.length === 0
        ? []
        : [phrases.say('play.departure.law-none', { countries: lawNone.join(', ') })]),
      ...(explanation === null
        ? []
        : [phrases.say(`play.departure.said-${explanation.afterAdvice ? 'after' : 'before'}`)]),
    ]),
  ];
}

/** An event in one line: time, officer, what happened, line of the script. */
function citation({ at, officer, text, line, id }: CitedEvent, phrases: Phrases): string {
  const place = line === null ? id.slice(0, 8) : phrases.say('play.line', { line });
  return `${at.slice(11, 16)} ${officer}: ${text} (${place})`;
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
