import type { Term } from './glossary-terms.ts';

/** A domain word found in a text: `text.slice(start, end)` opens the meaning of `term`. */
export interface TermPlace {
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

/** Domain words of `terms` in a sentence written in `language`, left to right, longest first, not overlapping. */
export function findTerms(sentence: string, language: string, terms: readonly Term[]): readonly TermPlace[] {
  const text = sentence.toLowerCase();
  const found = terms.flatMap((term) =>
    spellings(term, language).flatMap((spelling) =>
      placesOf(text, spelling, language).map((start) => ({ term, start, end: start + spelling.length })),
    ),
  );
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: TermPlace[] = [];
  for (const place of ordered) if (place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place);
  return kept;
}

/** Spellings to look for: `용의자 (피의자)` and `증인·참고인` are two each. */
function spellings(term: Term, language: string): readonly string[] {
  const own = (term.words[language] ?? '').split(/[()·]/).map((word) => word.trim().toLowerCase());
  const forms = language === 'en' ? term.forms.map((form) => form.toLowerCase()) : [];
  return [...new Set([...own, ...forms])].filter((word) => word !== '');
}

/** Scripts written without spaces, and Korean with its particles, match inside a word; others only whole words. */
const INSIDE = new Set(['th', 'lo', 'km', 'my', 'ko']);

function placesOf(text: string, word: string, language: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length))
    if (INSIDE.has(language) || isWhole(text, at, at + word.length)) places.push(at);
  return places;
}

function isWhole(text: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{N}\p{M}_-]/u;
  return !letter.test(text[start - 1] ?? ' ') && !letter.test(text[end] ?? ' ');
}
