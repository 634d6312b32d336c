import { speaks, wordsIn, type Words } from '../words.ts';

/** Words of our own pages in the first of `wanted` we have (tags of BCP 47, the best first), else in English. */
export function pageWords(wanted: readonly string[]): Words {
  // Moodle writes its locale as vi_VN or vi-VN
  const primary = wanted.map((tag) => tag.split(/[-_]/)[0]?.toLowerCase() ?? '');
  return wordsIn(primary.find((one) => speaks(one, 'course-lti')) ?? null, 'course-lti', ['server']);
}

/** The tags of an `Accept-Language` header, the most wanted first (RFC 9110 12.5.4). */
export function acceptedLanguages(header: string): readonly string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/);
      const weight = parameters.find((one) => one.startsWith('q='));
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
