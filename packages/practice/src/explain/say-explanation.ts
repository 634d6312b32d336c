import type { Phrases } from '@tracecraft/phrases';
import type { LawRow, Science } from '../file/practice.ts';
import type { ExplainedLaw, Explanation } from './explanation.ts';

/** An explanation as lines of text, one sentence each. */
export function sayExplanation(explanation: Explanation, phrases: Phrases): string {
  const { parts, science, law, draft, plain, sentence } = explanation;
  const lines = [
    ...parts.map(({ phrase, params }) => phrases.say(phrase, params)),
    phrases.say('practice.explain.rule', { plain }),
    phrases.say('practice.explain.sentence', { sentence }),
    ...science.map((row) => sayScience(row, phrases)),
    ...sayLaw(law, phrases),
    ...(draft ? [phrases.say('practice.explain.draft')] : []),
  ];
  return lines.join('\n');
}

function sayScience({ source, supports, strength }: Science, phrases: Phrases): string {
  return phrases.say('practice.explain.science', {
    source,
    supports,
    strength: phrases.say(`practice.strength.${strength}`),
  });
}

function sayLaw(law: ExplainedLaw, phrases: Phrases): string[] {
  if (law.country === null) return [];
  if (law.rows.length > 0) return law.rows.map((row) => sayLawRow(row, phrases));
  return [
    phrases.say(`practice.explain.law.${law.none ? 'none' : law.notThen ? 'not-then' : 'unread'}`, {
      country: law.country,
    }),
  ];
}

/** A law row never stands without its review state. */
export function sayLawRow(row: LawRow, phrases: Phrases): string {
  const review =
    row.status === 'reviewed'
      ? phrases.say('practice.explain.law.reviewed', {
          reviewer: row.reviewer ?? '',
          date: row.reviewed ?? '',
        })
      : phrases.say('practice.explain.law.not-reviewed');
  return phrases.say('practice.explain.law', {
    country: row.country,
    citation: row.citation,
    says: row.says,
    review,
  });
}
