import type { Experience, ExperienceText, ExperienceTranslation } from '@tracecraft/exchange';

/** What of an experience a reader of `language` is shown: its own words, or a translation into that language. */
export function shownText(
  { now, translations }: Experience,
  language: string,
): {
  readonly text: ExperienceText;
  readonly language: string;
  readonly translation: ExperienceTranslation | null;
} {
  const own = { text: now.text, language: now.language, translation: null };
  if (now.language === language) return own;
  const translation = translations.find((one) => one.language === language);
  return translation === undefined ? own : { text: translation.text, language, translation };
}
