import { escapeHtml } from '../html-page.ts';

/**
 * Text of evidence as it may stand in a page or a terminal: letters that are not seen, or that turn the order of others
 * (Unicode bidirectional controls), are named instead of acting.
 */
export function visibleText(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/gu,
    (letter) => `⟨U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

/** The same as HTML text or attribute value. */
export function safeHtml(text: string): string {
  return escapeHtml(visibleText(text));
}
