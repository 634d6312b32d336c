import { printCheck, type Practice, type PracticeStep } from '@tracecraft/practice';
import { textDigest } from '../code/text-digest.ts';

/** One part of a practice that is translated by itself. */
export interface PracticeUnit {
  /** `title`, `prose`, or `<step>/check`, `/why`, `/risk`, `/exceptions`, `/waiver`, `/science`, `/law/<country>`. */
  readonly unit: string;
  /** Null for title and prose. */
  readonly step: string | null;
  /** The English text. A sentence is printed from its meaning, so that how it is typed never counts. */
  readonly text: string;
  /** SHA-256 of `text` with runs of spaces made one: what a translation is bound to. */
  readonly source: string;
  /** What the file itself says in other languages, by code; empty where a file has no place for it. */
  readonly inFile: Readonly<Record<string, string>>;
}

/** The units of a practice in the order a person reads it; those without text are left out. */
export function practiceUnits(practice: Practice): readonly PracticeUnit[] {
  return [
    unitOf('title', null, practice.title.en, practice.title),
    ...practice.steps.flatMap(stepUnits),
    unitOf('prose', null, practice.prose.en, practice.prose),
  ].filter(({ text }) => text !== '');
}

function stepUnits(step: PracticeStep): readonly PracticeUnit[] {
  const { id } = step;
  const own = (name: string, text: string, inFile: Readonly<Record<string, string>> = {}): PracticeUnit =>
    unitOf(`${id}/${name}`, id, text, inFile);
  return [
    own('check', printCheck(step.tree)),
    own('why', step.why.en, step.why),
    own('risk', step.risk.en, step.risk),
    own('exceptions', step.exceptions.join('\n')),
    own('waiver', step.waiver === null ? '' : `${step.waiver.by}: ${step.waiver.record}`),
    own('science', step.science.map(({ source, supports }) => `${source}: ${supports}`).join('\n')),
    ...step.law.map(({ country, citation, says }) => own(`law/${country}`, `${citation}: ${says}`)),
  ];
}

function unitOf(
  unit: string,
  step: string | null,
  text: string,
  inFile: Readonly<Record<string, string>>,
): PracticeUnit {
  const { en: _, ...others } = inFile;
  return { unit, step, text, source: unitDigest(text), inFile: others };
}

/** SHA-256 of a unit's text; how it is broken into lines and spaced does not count. */
export function unitDigest(text: string): string {
  return textDigest(text.replaceAll(/\s+/gu, ' ').trim());
}
