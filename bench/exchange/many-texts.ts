import { PARTS } from './sentence-parts.ts';

/** A made text in one language. */
export interface MadeText {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly text: string;
}

/** Written without spaces: parts join as they stand. */
const UNSPACED: ReadonlySet<string> = new Set(['th', 'lo', 'km', 'my']);

/** Numbers from 0 to 1, the same for a seed: xorshift of 32 bits. */
export function randomFrom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** `count` texts of a title and six sentences, the languages in turn; every text is made of other sentences. */
export function manyTexts(count: number, seed: number): readonly MadeText[] {
  const random = randomFrom(seed);
  const languages = Object.keys(PARTS);
  return Array.from({ length: count }, (_, i) => {
    const language = languages[i % languages.length] ?? 'en';
    const sentence = (): string => sentenceIn(language, random);
    return {
      id: `made-${i}`,
      language,
      title: sentence(),
      text: Array.from({ length: 6 }, sentence).join(UNSPACED.has(language) ? ' ' : '. '),
    };
  });
}

function sentenceIn(language: string, random: () => number): string {
  const parts = (PARTS[language] ?? []).map(
    (choices) => choices[Math.floor(random() * choices.length)] ?? '',
  );
  return parts.join(UNSPACED.has(language) ? '' : ' ');
}

/** A phrase somewhere in a text: two to four words and half the time a word cut in front, or eight to sixteen letters. */
export function phraseIn({ language, title, text }: MadeText, random: () => number): string {
  const sentences = [title, ...text.split(UNSPACED.has(language) ? ' ' : '. ')];
  const sentence = sentences[Math.floor(random() * sentences.length)] ?? '';
  if (UNSPACED.has(language) || language === 'ko') {
    const letters = graphemes(sentence);
    const length = 8 + Math.floor(random() * 9);
    const start = Math.floor(random() * Math.max(1, letters.length - length));
    return letters
      .slice(start, start + length)
      .join('')
      .trim();
  }
  const words = sentence.split(' ');
  const length = 2 + Math.floor(random() * 3);
  const start = Math.floor(random() * Math.max(1, words.length - length));
  const phrase = words.slice(start, start + length).join(' ');
  // As somebody looks for "catat barang" who reads "mencatat barang".
  const cut = random() < 0.5 ? Math.min(3, Math.max(0, (words[start]?.length ?? 0) - 4)) : 0;
  return phrase.slice(cut);
}

function graphemes(text: string): readonly string[] {
  return [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
}
