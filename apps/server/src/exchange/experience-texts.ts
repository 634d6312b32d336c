import type { ExchangeState, Experience, ExperienceText, Said } from '@tracecraft/exchange';
import type { SearchText } from './exchange-search.ts';

const EXCERPT = 200;

/** What changed in what the search has to know of experiences. */
export interface SearchChange {
  readonly put: readonly SearchText[];
  readonly drop: readonly string[];
}

/** Tells, each time it is asked, which texts of experiences are new since and which stand no more. */
export function experienceTexts(): (state: ExchangeState) => SearchChange {
  let standing: ReadonlySet<string> = new Set();
  return ({ rounds }) => {
    const now = new Map<string, SearchText>();
    for (const experience of rounds.experiences.values())
      for (const one of textsOf(experience)) now.set(one.key, one);
    const before = standing;
    standing = new Set(now.keys());
    return {
      put: [...now.values()].filter(({ key }) => !before.has(key)),
      drop: [...before].filter((key) => !now.has(key)),
    };
  };
}

/** The version that stands and its translations; one taken back is not found. */
function textsOf({ id, now, translations, withdrawn }: Experience): readonly SearchText[] {
  if (withdrawn !== null) return [];
  const shelf = (said: Said, language: string, text: ExperienceText, draft: boolean): SearchText => {
    const excerpt = text.situation.slice(0, EXCERPT);
    const shelved = { what: 'experience', id, language, title: text.title, excerpt, draft, said } as const;
    const words = [text.situation, text.done, text.result, text.change].join('\n');
    return { key: `experience:${said.event}`, shelved, head: text.title, words };
  };
  return [
    shelf(now.said, now.language, now.text, false),
    ...translations
      .filter(({ stale }) => !stale)
      .map(({ said, language, text }) => shelf(said, language, text, true)),
  ];
}
