import { parsePractice, withProse, withValue, type Practice, type ValuePath } from '@tracecraft/practice';
import { practiceUnits } from '../translation/practice-units.ts';
import type { Proposal } from './proposals.ts';

/** Units in which a phrase can be put in brackets: sentences and prose in English. */
const BRACKETED = /^(title|prose|.+\/(check|why|risk))$/;

/** One part of a practice before and after a change; empty where it is not there. */
export interface UnitChange {
  readonly unit: string;
  readonly before: string;
  readonly after: string;
}

/** Parts in which two texts of a practice differ, in the order of the new one. */
export function changedUnits(before: Practice, after: Practice): readonly UnitChange[] {
  const [was, is] = [before, after].map(
    (practice) => new Map(practiceUnits(practice).map(({ unit, text }) => [unit, text])),
  );
  return [...new Set([...is!.keys(), ...was!.keys()])]
    .map((unit) => ({ unit, before: was!.get(unit) ?? '', after: is!.get(unit) ?? '' }))
    .filter((one) => one.before !== one.after);
}

/** Units of a practice a phrase of which can be disputed, with their text. */
export function disputableUnits(practice: Practice): ReadonlyMap<string, string> {
  const units = practiceUnits(practice).filter(({ unit }) => BRACKETED.test(unit));
  return new Map(units.map(({ unit, text }) => [unit, text]));
}

/**
 * The text of a proposal with every settled bracket carried out; null where the result is no practice any more (a
 * replaced word may break a sentence).
 */
export function settledText({ text, brackets }: Pick<Proposal, 'text' | 'brackets'>): string | null {
  let settled = text;
  for (const { unit, phrase, settled: settlement } of brackets) {
    if (settlement === null || settlement.outcome === 'kept') continue;
    const read = parsePractice(settled);
    if ('errors' in read) return null;
    const written = disputableUnits(read.practice).get(unit);
    if (written === undefined) continue;
    const words = settlement.outcome === 'removed' ? '' : settlement.words;
    const changed = written
      .replace(phrase, () => words)
      .replaceAll(/ {2,}/g, ' ')
      .trim();
    settled = withUnit(settled, read.practice, unit, changed);
  }
  return 'practice' in parsePractice(settled) ? settled : null;
}

function withUnit(text: string, { steps }: Practice, unit: string, value: string): string {
  if (unit === 'prose') return withProse(text, 'en', value);
  const [id = '', name = ''] = unit.split('/');
  const at = steps.findIndex((step) => step.id === id);
  const path: ValuePath =
    unit === 'title'
      ? ['title', 'en']
      : name === 'check'
        ? ['steps', at, 'check']
        : ['steps', at, name, 'en'];
  return withValue(text, path, value);
}

/** The text a proposal was made from, as far as its own history tells: the newest known version it names. */
export function startedFrom<T extends { readonly version: string }>(
  versions: readonly T[],
  { version, history }: Practice,
): T | undefined {
  const named = new Set([version, ...history.map((note) => note.version)]);
  return versions.findLast((one) => named.has(one.version)) ?? versions[0];
}
