import type { Phrases } from '@tracecraft/phrases';
import type { Advice } from '../advice.ts';
import type { Practice } from '../file/practice.ts';
import { inLanguage } from './explain-verdict.ts';
import { sayMissing } from './missing-sentence.ts';

/** The one sentence of an advice card, at most fifteen words beside the acts it names (settled question 19). */
export function sayAdvice(advice: Advice, practice: Practice, phrases: Phrases): string {
  const step = practice.steps.find(({ id }) => id === advice.verdict.step);
  const { missing } = advice.verdict;
  const title = inLanguage(practice.title, phrases);
  if (step === undefined || missing === null) return phrases.say('practice.advice.title', { title });
  const form = advice.form === 'departure' && advice.repairable ? 'departure-repairable' : advice.form;
  // Of a sequence the first act left is enough for one sentence.
  const first = missing.split('; ')[0] ?? missing;
  return phrases.say(`practice.advice.${form}`, { title, missing: sayMissing(first, step.tree, phrases) });
}
