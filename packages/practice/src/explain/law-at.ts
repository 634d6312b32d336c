import type { LawRow, PracticeStep } from '../file/practice.ts';
import type { Fact } from '../trace/fact.ts';
import type { ExplainedLaw } from './explanation.ts';

/**
 * The law rows of `country` as in force on the day of `act` by the officer's own clock (settled question 16); those whose
 * days are not known stay. Without an act, or for no country, all that is listed.
 */
export function lawAt(step: PracticeStep, country: string | null, act: Fact | null): ExplainedLaw {
  const listed = step.law.filter((row) => row.country === country);
  const rows = act === null ? listed : listed.filter((row) => isInForce(row, dayOf(act)));
  return {
    country,
    rows,
    none: listed.length === 0 && country !== null && step.lawNone.includes(country),
    notThen: rows.length === 0 && listed.length > 0,
  };
}

function isInForce({ validFrom, validTo }: LawRow, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

function dayOf(act: Fact): string {
  const { start, offsetMinutes } = act.event.body.claimed;
  return new Date(start + offsetMinutes * 60_000).toISOString().slice(0, 10);
}
