import { evidenceInWords } from '../evidence-in-words.ts';
import { numbersIn } from './numbers.ts';
import { namesIn } from './names.ts';
import { plainText } from './plain-digits.ts';

/** What makes words point to a person or a case. */
export type CaseDatum =
  | 'name'
  | 'case-number'
  | 'e-mail'
  | 'phone'
  | 'id-number'
  | 'coordinates'
  | 'address-on-a-network'
  | 'digits'
  | 'plate'
  | 'evidence'
  | 'picture';

/** Words that must not be shared, and where they stand in the text (UTF-16). */
export interface CaseDataFound {
  readonly datum: CaseDatum;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** What this device knows of people and cases. */
export interface KnownHere {
  /** Names of officers, of people in cases and of the course. */
  readonly names: readonly string[];
  /** Numbers of cases, exhibits and seals. */
  readonly numbers: readonly string[];
}

const NOTHING: KnownHere = { names: [], numbers: [] };
const PICTURE = /!\[[^\]]*\]\([^)]*\)|<(?:img|picture|svg|video)\b[^>]*>?|data:image\/[\w+.-]+[^\s]*/gi;

/**
 * Words of `text` that name a person, a case, a place or a thing of a case, in their order. It errs towards finding: what
 * is shared stays in the record for ever. What it can't find are names nobody here knows and facts told in plain words.
 */
export function caseDataIn(text: string, known: KnownHere = NOTHING): readonly CaseDataFound[] {
  const plain = plainText(text);
  const found = [...numbersIn(plain.text, known.numbers), ...namesIn(plain.text, known.names)].map(
    ({ datum, start, end }) => {
      const from = plain.at[start] ?? 0;
      const to = endIn(plain.at, end);
      return { datum, words: text.slice(from, to), start: from, end: to };
    },
  );
  for (const { 0: words, index } of text.matchAll(PICTURE))
    found.push({ datum: 'picture', words, start: index, end: index + words.length });
  if (found.length === 0 && evidenceInWords(plain.text) !== null) found.push(whole('evidence', text));
  return withoutOverlap(found);
}

/** Where the letter before `end` ends in the original: one letter may have become several. */
function endIn(at: readonly number[], end: number): number {
  let next = end;
  while (next < at.length - 1 && at[next] === at[end - 1]) next++;
  return at[next] ?? 0;
}

function whole(datum: CaseDatum, text: string): CaseDataFound {
  const longest = text.split(/\s+/).toSorted((a, b) => b.length - a.length)[0] ?? text;
  const start = text.indexOf(longest);
  return { datum, words: longest, start, end: start + longest.length };
}

/** Of two that overlap the longer. */
function withoutOverlap(found: readonly CaseDataFound[]): readonly CaseDataFound[] {
  const kept: CaseDataFound[] = [];
  for (const one of found.toSorted((a, b) => b.end - b.start - (a.end - a.start)))
    if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one);
  return kept.toSorted((a, b) => a.start - b.start);
}
