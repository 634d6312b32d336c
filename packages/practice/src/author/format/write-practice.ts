import { stringify } from 'yaml';
import type { Example, LawRow, Practice, PracticeStep, VersionNote } from '../../file/practice.ts';
import type { Localised } from '../../localised.ts';
import { formatPractice } from './format-file.ts';

/**
 * A practice as a file in canonical form: read again it is the same practice, its sentences as printed. Comments of files it
 * came from are not kept. Throws RangeError for what no file can hold.
 */
export function writePractice(practice: Practice): string {
  const yaml = stringify(frontOf(practice), { lineWidth: 0, aliasDuplicateObjects: false });
  const prose = Object.entries(practice.prose).map(([language, text]) => `## ${language}\n${text}\n`);
  const formatted = formatPractice(`---\n${yaml}---\n${prose.join('\n')}`);
  if ('errors' in formatted)
    throw new RangeError(`not a practice: ${formatted.errors[0]?.code} at line ${formatted.errors[0]?.line}`);
  return formatted.text;
}

function frontOf(practice: Practice): object {
  const { id, code, version, history, pictures, status, publisher, title, appliesTo, draftLanguages, steps } =
    practice;
  return present({
    id,
    code,
    version,
    history: listed(history.map(noteOf)),
    pictures: listed(pictures.map((one) => ({ ...one }))),
    status,
    publisher,
    title: textsOf(title),
    'applies-to': appliesTo,
    'draft-languages': listed(draftLanguages),
    steps: steps.map(stepOf),
  });
}

function stepOf(step: PracticeStep): object {
  const { id, level, severity, weight, check, why, risk, science, exceptions, waiver, examples } = step;
  return present({
    id,
    level,
    severity,
    weight,
    check,
    why: textsOf(why),
    risk: textsOf(risk),
    science,
    law: lawOf(step),
    exceptions: listed(exceptions),
    waiver,
    examples: examples.map(exampleOf),
  });
}

function lawOf({ law, lawNone }: PracticeStep): object {
  return Object.fromEntries([
    ...law.map((row) => [row.country, rowOf(row)] as const),
    ...lawNone.map((country) => [country, 'none'] as const),
  ]);
}

function rowOf({ citation, says, status, reviewer, reviewed, seen, validFrom, validTo }: LawRow): object {
  return present({
    citation,
    says,
    status,
    reviewer,
    reviewed,
    seen,
    'valid-from': validFrom,
    'valid-to': validTo,
  });
}

function exampleOf({ outcome, title, record, expect }: Example): object {
  const usual = outcome === 'ok' ? 'satisfied' : 'violated';
  return present({ outcome, title, expect: expect === usual ? null : expect, record });
}

function noteOf({ version, date, change, checks }: VersionNote): object {
  return present({ version, date, change, checks: Object.keys(checks).length === 0 ? null : checks });
}

/** Texts that are there; English always. */
function textsOf(texts: Localised): object {
  return Object.fromEntries(
    Object.entries(texts).filter(([language, text]) => language === 'en' || text !== ''),
  );
}

function listed<T>(rows: readonly T[]): readonly T[] | null {
  return rows.length === 0 ? null : rows;
}

/** Without what is null: an absent key is how a file says it. */
function present(row: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
