import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, readCatalogue, type Phrases } from '@tracecraft/phrases';

const spoken = new Map<string, Phrases>();

/** Phrases of one language alone, so that a gap shows; a catalogue is read once. */
export function speak(language: string): Phrases {
  const known = spoken.get(language);
  if (known !== undefined) return known;
  const path = join(import.meta.dirname, `../../../content/phrases/${language}/practice.po`);
  const phrases = createPhrases([[language, readCatalogue(readFileSync(path, 'utf8'))]]);
  spoken.set(language, phrases);
  return phrases;
}
