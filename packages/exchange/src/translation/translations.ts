import type { Facts, Said } from '../facts.ts';

interface UnitReview {
  readonly said: Said;
  readonly outcome: 'reviewed' | 'sent-back';
  readonly note: string;
}

/** One unit in another language, as somebody wrote it here. */
export interface UnitTranslation {
  readonly said: Said;
  readonly practice: string;
  readonly unit: string;
  /** SHA-256 of the source unit it translates, and that unit as the translator saw it. */
  readonly source: string;
  readonly original: string;
  readonly language: string;
  readonly text: string;
  readonly drafted: 'machine' | 'person';
  readonly previous: string | null;
  /** By people other than the translator; oldest first. */
  readonly reviews: readonly UnitReview[];
}

/** Translations by `practice unit language`, oldest first; the last one stands. */
export type Translations = ReadonlyMap<string, readonly UnitTranslation[]>;

export function translationKey(practice: string, unit: string, language: string): string {
  return `${practice} ${unit} ${language}`;
}

/** The fold of translations; `facts` in record order. Nobody reviews the own translation. */
export function foldTranslations(facts: readonly Facts[]): Translations {
  const all = new Map<string, UnitTranslation[]>();
  const keyOf = new Map<string, string>();
  for (const one of facts) {
    if (one.kind === 'unit.translated') {
      const translation = translationFrom(one);
      const key = translationKey(translation.practice, translation.unit, translation.language);
      keyOf.set(one.said.event, key);
      all.set(key, [...(all.get(key) ?? []), translation]);
    }
    if (one.kind === 'unit.reviewed') {
      const key = keyOf.get(one.text('translation'));
      if (key !== undefined)
        all.set(
          key,
          (all.get(key) ?? []).map((each) => reviewed(each, one)),
        );
    }
  }
  return all;
}

function translationFrom({ said, text, maybe }: Facts): UnitTranslation {
  return {
    said,
    practice: text('practice'),
    unit: text('unit'),
    source: text('source'),
    original: text('original'),
    language: text('language'),
    text: text('text'),
    drafted: text('drafted') === 'machine' ? 'machine' : 'person',
    previous: maybe('previous'),
    reviews: [],
  };
}

function reviewed(own: UnitTranslation, { said, text }: Facts): UnitTranslation {
  if (own.said.event !== text('translation') || own.said.by === said.by) return own;
  const outcome = text('outcome') === 'reviewed' ? 'reviewed' : 'sent-back';
  return { ...own, reviews: [...own.reviews, { said, outcome, note: text('note') }] };
}
