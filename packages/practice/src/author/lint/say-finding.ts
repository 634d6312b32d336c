import type { Phrases } from '@tracecraft/phrases';
import type { Finding } from './finding.ts';

/** What a finding says, in the reader's language. */
export function sayFinding({ code, params }: Finding, phrases: Phrases): string {
  const verdicts = ['expected', 'found'] as const;
  const told = { ...params };
  if (code === 'example-verdict' || code === 'profile-example')
    for (const key of verdicts) told[key] = phrases.say(`verdict.${told[key]}`);
  return phrases.say(code.includes('.') ? `practice.problem.${code}` : `author.lint.${code}`, told);
}
