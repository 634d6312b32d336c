import { editDistance } from '../suggest.ts';
import type { WordSort } from './lexicon.ts';

/** Something that could stand at a place: a word of the vocabulary, or a text of a template. */
export interface Candidate {
  readonly sort: WordSort | 'literal';
  readonly text: string;
  readonly shown: string;
}

/** The stretch of text that is wrong, and the candidate nearest to it when one is near. */
export interface Closest {
  readonly best: Candidate | null;
  readonly at: number;
  readonly length: number;
  /** 0: the same text, 1: nothing in common. */
  readonly away: number;
}

/** How far a word may be from what was typed, in parts of its length. */
const NEAR = 0.45;

/** The candidate nearest to what stands at `at`, taking as many words as it has. */
export function closest(text: string, at: number, candidates: readonly Candidate[]): Closest {
  let found: Closest = { best: null, at, length: firstWords(text, at, 1).length, away: NEAR };
  for (const best of candidates)
    for (const stretch of stretches(firstWords(text, at, best.text.split(' ').length), best.text)) {
      const away = distance(stretch, best.text);
      if (away < found.away) found = { best, at, length: stretch.length, away };
    }
  return found;
}

/** What may have been meant as `candidate`: the words typed, in Korean also without what follows them in one word. */
function stretches(typed: string, candidate: string): readonly string[] {
  const attached = /\p{Script=Hangul}$/u.test(candidate) && typed.length > candidate.length;
  return attached ? [typed, typed.slice(0, candidate.length)] : [typed];
}

/** By letters and their marks, so that a wrong accent or a wrong part of a syllable is one mistake. */
function distance(typed: string, candidate: string): number {
  const [a, b] = [typed.normalize('NFD'), candidate.normalize('NFD')];
  const longest = Math.max(a.length, b.length);
  if (a === '' || Math.abs(a.length - b.length) >= longest * NEAR) return 1;
  return editDistance(a, b) / longest;
}

function firstWords(text: string, at: number, count: number): string {
  const word = /[^\s,;:()"]+/.source;
  const stretch = new RegExp(`(?:${word})(?: ${word}){0,${count - 1}}|[^\\s]`, 'y');
  stretch.lastIndex = at;
  return stretch.exec(text)?.[0] ?? '';
}
