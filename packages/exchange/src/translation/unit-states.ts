import type { Practice } from '@tracecraft/practice';
import { practiceUnits, type PracticeUnit } from './practice-units.ts';
import { translationKey, type Translations, type UnitTranslation } from './translations.ts';

export type TranslationState = 'missing' | 'draft' | 'reviewed' | 'stale';

/** How one unit stands in one language. */
export interface UnitState {
  readonly unit: PracticeUnit;
  readonly language: string;
  readonly state: TranslationState;
  /** Null where it is missing. */
  readonly text: string | null;
  /** The source it was made from, where that is known to be another than today's; else null. */
  readonly original: string | null;
  /** Null where the text comes with the practice file. */
  readonly translation: UnitTranslation | null;
  /** A later translation stood in place of one this translator had not seen: both are in the record. */
  readonly crossed: UnitTranslation | null;
}

/**
 * How every unit of the text that stands, the last of `versions`, stands in `language`. `versions`: texts of the
 * practice, oldest first. A text a file carries along unchanged while its source changes is stale.
 */
export function unitStates(
  versions: readonly Practice[],
  translations: Translations,
  language: string,
): readonly UnitState[] {
  const practice = versions.at(-1);
  if (practice === undefined) return [];
  const earlier = versions.map(unitsByName);
  return practiceUnits(practice).map((unit) => {
    const own = translations.get(translationKey(practice.id, unit.unit, language)) ?? [];
    const written = own.at(-1);
    return written === undefined
      ? fromFile(unit, language, earlier, practice.draftLanguages.includes(language))
      : fromRecord(unit, language, written, own);
  });
}

function unitsByName(practice: Practice): ReadonlyMap<string, PracticeUnit> {
  return new Map(practiceUnits(practice).map((unit) => [unit.unit, unit]));
}

function fromRecord(
  unit: PracticeUnit,
  language: string,
  written: UnitTranslation,
  all: readonly UnitTranslation[],
): UnitState {
  const stale = written.source !== unit.source;
  const good = written.reviews.at(-1)?.outcome === 'reviewed';
  const before = all.at(-2);
  const crossed = before !== undefined && written.previous !== before.said.event ? before : null;
  return {
    unit,
    language,
    state: stale ? 'stale' : good ? 'reviewed' : 'draft',
    text: written.text,
    original: stale ? written.original : null,
    translation: written,
    crossed,
  };
}

function fromFile(
  unit: PracticeUnit,
  language: string,
  versions: readonly ReadonlyMap<string, PracticeUnit>[],
  draft: boolean,
): UnitState {
  const text = unit.inFile[language] ?? null;
  const made = text === null ? null : sourceOf(unit, language, text, versions);
  const stale = made !== null && made.source !== unit.source;
  return {
    unit,
    language,
    state: text === null ? 'missing' : stale ? 'stale' : draft ? 'draft' : 'reviewed',
    text,
    original: stale ? made.text : null,
    translation: null,
    crossed: null,
  };
}

/** The unit as it was when the file's text of it was last written anew. */
function sourceOf(
  unit: PracticeUnit,
  language: string,
  text: string,
  versions: readonly ReadonlyMap<string, PracticeUnit>[],
): PracticeUnit {
  let made = unit;
  for (const version of versions.toReversed()) {
    const then = version.get(unit.unit);
    if (then === undefined || then.inFile[language] !== text) break;
    made = then;
  }
  return made;
}
