import type { Phrases } from '@tracecraft/phrases';
import type { Statement, VerifyReport } from '@tracecraft/record';
import type { Judged } from './judge-bundle.ts';

/** Where the words of each part of an answer are. */
export const PARTS = {
  problems: 'error.record',
  proven: 'verify.proven',
  claimed: 'verify.claimed',
  notCovered: 'verify.not-covered',
} as const;

export function statementText(
  phrases: Phrases,
  part: keyof typeof PARTS,
  { code, params }: Statement,
): string {
  const id = `${PARTS[part]}.${code}`;
  return phrases.has(id) ? phrases.say(id, params) : phrases.say('error.unknown', { code });
}

/** Phrase of the verdict, the same words as the command's. */
export function verdictPhrase({ verdict, anchor }: VerifyReport): string {
  if (verdict !== 'consistent') return `verify.verdict.${verdict}`;
  return `verify.verdict.${anchor === 'none' ? 'signer-unknown' : anchor}`;
}

/** The answer as one JSON document, like `tracecraft verify --json`. */
export function judgedJson(phrases: Phrases, { name, sha256, report }: Judged): string {
  const spoken = (part: keyof typeof PARTS): unknown[] =>
    report[part].map((statement) => ({ ...statement, text: statementText(phrases, part, statement) }));
  const parts = {
    problems: spoken('problems'),
    proven: spoken('proven'),
    claimed: spoken('claimed'),
    notCovered: spoken('notCovered'),
  };
  return JSON.stringify({ file: name, sha256, ...report, ...parts }, null, 2);
}
