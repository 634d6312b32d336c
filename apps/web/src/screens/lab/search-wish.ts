import type { EncodingName } from '@tracecraft/image';
import type { SearchWish } from '../../adapters/image-worker/messages.ts';

/** The search form as it is filled in. */
export interface SearchFields {
  /** `words`: one text a line. */
  readonly kind: 'text' | 'words' | 'regex';
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly encodings: readonly EncodingName[];
}

/** What the fields ask for; null while nothing can be searched. */
export function wishOf(fields: SearchFields): SearchWish | null {
  const { kind, text, matchCase, wholeWord, encodings } = fields;
  const lines = kind === 'words' ? text.split(/\r?\n/).map((line) => line.trim()) : [text];
  const patterns = [...new Set(lines)].filter((line) => line.trim() !== '');
  if (patterns.length === 0 || encodings.length === 0) return null;
  return {
    terms: patterns.map((pattern) => ({
      kind: kind === 'regex' ? 'regex' : 'text',
      pattern: pattern.normalize('NFC'),
      matchCase,
      wholeWord,
    })),
    encodings,
  };
}
