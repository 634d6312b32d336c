import { MAX_PRACTICE, parsePractice, type Practice, type PracticeStep } from '@tracecraft/practice';
import { hiddenLetters } from './hidden-letters.ts';

/** Why a practice file from elsewhere is not taken. Text: phrase `practice.problem.<code>` or `sharing.foreign.<code>`. */
export interface ForeignProblem {
  /** Whose phrase it is. */
  readonly from: 'practice.problem' | 'sharing.foreign';
  readonly code: string;
  /** From 1. */
  readonly line: number;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Most conditions and acts one sentence may name: what compares two sentences tries their combinations. */
const MOST_TERMS = 24;
const MOST_STEPS = 40;
/** More problems than anybody reads at once. */
const MOST_TOLD = 12;

/** A practice file from elsewhere, read without trust: whole and harmless, or refused with every reason and its line. */
export function foreignPractice(
  file: string,
): { readonly practice: Practice; readonly text: string } | { readonly problems: readonly ForeignProblem[] } {
  if (file.length > MAX_PRACTICE)
    return { problems: [own('too-large', 1, { length: file.length, limit: MAX_PRACTICE })] };
  const text = file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const tricks = hiddenLetters(text).map(({ code, line, found }) => own(code, line, { found }));
  if (tricks.length > 0) return { problems: tricks.slice(0, MOST_TOLD) };
  const parsed = parsePractice(text);
  if ('errors' in parsed) {
    const problems = parsed.errors.map(
      ({ code, line, params }): ForeignProblem => ({
        from: 'practice.problem',
        code,
        line,
        params,
      }),
    );
    return { problems: problems.slice(0, MOST_TOLD) };
  }
  const { practice } = parsed;
  const costly = practice.steps.flatMap((step) => costOf(step, text));
  if (practice.steps.length > MOST_STEPS)
    costly.push(
      own('many-steps', lineOf(text, 'steps:'), { count: practice.steps.length, limit: MOST_STEPS }),
    );
  return costly.length > 0 ? { problems: costly } : { practice, text };
}

function costOf({ id, tree }: PracticeStep, text: string): readonly ForeignProblem[] {
  const terms = termsIn(tree);
  if (terms <= MOST_TERMS) return [];
  return [own('costly', lineOf(text, `- id: ${id}\n`), { step: id, count: terms, limit: MOST_TERMS })];
}

/** Conditions and acts of a sentence, each once for every place it stands at. */
function termsIn(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  const below = Object.values(node).reduce<number>((sum, one) => sum + termsIn(one), 0);
  return below + ('op' in node && !('parts' in node) && !('part' in node) ? 1 : 0);
}

function lineOf(text: string, words: string): number {
  const at = text.indexOf(words);
  return at === -1 ? 1 : text.slice(0, at).split('\n').length;
}

function own(code: string, line: number, params: ForeignProblem['params']): ForeignProblem {
  return { from: 'sharing.foreign', code, line, params };
}
