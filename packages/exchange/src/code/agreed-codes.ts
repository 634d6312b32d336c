import type { Facts, Said } from '../facts.ts';

/** One text the programme ended with. */
export interface AgreedCode {
  readonly said: Said;
  readonly title: string;
  readonly version: string;
  readonly language: string;
  /** In the order of the text. `source`: SHA-256 of the practice file; empty where the event names none. */
  readonly practices: readonly {
    readonly practice: string;
    readonly version: string;
    readonly source: string;
  }[];
}

/** Every agreed text, oldest first. */
export function foldAgreedCodes(facts: readonly Facts[]): readonly AgreedCode[] {
  return facts.filter(({ kind }) => kind === 'code.agreed').map(agreedFrom);
}

function agreedFrom({ said, text, list }: Facts): AgreedCode {
  const sources = new Map(list('sources').map((row) => split(row, '=')));
  return {
    said,
    title: text('title'),
    version: text('version'),
    language: text('language'),
    practices: list('practices').map((row) => {
      const [practice, version] = split(row, '@');
      return { practice, version, source: sources.get(practice) ?? '' };
    }),
  };
}

function split(row: string, at: string): readonly [string, string] {
  const place = row.indexOf(at);
  return place === -1 ? [row, ''] : [row.slice(0, place), row.slice(place + 1)];
}
