import type { Facts, Said } from './facts.ts';

/** A training draft of a request for mutual legal assistance. */
export interface RequestDraft {
  readonly said: Said;
  readonly note: string;
  /** Party that drafts it. */
  readonly party: string;
  /** Heading → words. */
  readonly contents: ReadonlyMap<string, string>;
  /** Originals are to be given back by then, UTC milliseconds; null: not said. */
  readonly returnBy: number | null;
  readonly language: string;
}

/**
 * Headings of a request as articles 5 and 6 of the ASEAN treaty on mutual legal assistance (2004) list its contents, in
 * our words, and the undertakings of articles 8, 9, 19 and 24. `needed`: it stands in every request.
 */
export const REQUEST_HEADINGS: readonly {
  readonly heading: string;
  readonly article: 5 | 6 | 8 | 9 | 19 | 24;
  readonly needed: boolean;
}[] = [
  { heading: 'sent-by', article: 5, needed: true },
  { heading: 'sent-to', article: 5, needed: true },
  { heading: 'office', article: 6, needed: true },
  { heading: 'purpose', article: 6, needed: true },
  { heading: 'matter', article: 6, needed: true },
  { heading: 'offence', article: 6, needed: true },
  { heading: 'facts', article: 6, needed: true },
  { heading: 'sought', article: 6, needed: true },
  { heading: 'connection', article: 6, needed: true },
  { heading: 'procedure', article: 6, needed: false },
  { heading: 'time-limit', article: 6, needed: true },
  { heading: 'persons', article: 6, needed: false },
  { heading: 'whereabouts', article: 6, needed: false },
  { heading: 'statements', article: 6, needed: false },
  { heading: 'items', article: 6, needed: false },
  { heading: 'orders', article: 6, needed: false },
  { heading: 'costs', article: 6, needed: false },
  { heading: 'use-limit', article: 8, needed: true },
  { heading: 'secrecy', article: 9, needed: true },
  { heading: 'give-back', article: 19, needed: true },
  { heading: 'certified', article: 24, needed: true },
];

/** `heading=words` of every heading that has words, in the order of the treaty. */
export function requestContents(words: ReadonlyMap<string, string>): string[] {
  return REQUEST_HEADINGS.flatMap(({ heading }) => {
    const said = words.get(heading)?.trim() ?? '';
    return said === '' ? [] : [`${heading}=${said}`];
  });
}

/** Headings every request needs that have no words yet. */
export function missingHeadings(words: ReadonlyMap<string, string>): readonly string[] {
  return REQUEST_HEADINGS.filter(
    ({ heading, needed }) => needed && (words.get(heading)?.trim() ?? '') === '',
  ).map(({ heading }) => heading);
}

export function requestFrom({ said, text, list, number }: Facts): RequestDraft {
  return {
    said,
    note: text('note'),
    party: text('party'),
    contents: new Map(
      list('contents').flatMap((line) => {
        const end = line.indexOf('=');
        return end < 0 ? [] : [[line.slice(0, end), line.slice(end + 1)] as const];
      }),
    ),
    returnBy: number('return') === 0 ? null : number('return'),
    language: text('language'),
  };
}
