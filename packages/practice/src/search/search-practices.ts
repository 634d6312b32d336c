import MiniSearch from 'minisearch';
import type { Practice } from '../file/practice.ts';
import { searchTerms } from './search-terms.ts';

/** Practices ready to be searched in one language, with English beside it. */
export interface PracticeSearch {
  /** Ids of the practices that hold every term of `query`, best first; all of them for an empty query. */
  find(query: string): readonly string[];
}

/** Texts of one practice, the heaviest first. */
interface Entry {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly reason: string;
  readonly prose: string;
}

const FIELDS = ['title', 'sentence', 'reason', 'prose'] as const;

/**
 * An index of `practices` for readers of `language`. `say` gives the sentence of a step as that reader sees it, so that
 * what is on the screen is what is found.
 */
export function searchablePractices(
  practices: readonly Practice[],
  language: string,
  say: (practice: Practice) => string,
): PracticeSearch {
  const index = new MiniSearch<Entry>({
    fields: [...FIELDS],
    tokenize: (text) => [...searchTerms(text)],
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 4, sentence: 2, reason: 2 },
      combineWith: 'AND',
      // A word being typed finds what begins with it; a pair of characters is whole already.
      prefix: (term) => /^\p{Script=Latin}/u.test(term),
    },
  });
  index.addAll(practices.map((practice) => entryOf(practice, language, say(practice))));
  const every = practices.map(({ id }) => id);
  return {
    find: (query) =>
      searchTerms(query).length === 0 ? every : index.search(query).map(({ id }) => String(id)),
  };
}

function entryOf(practice: Practice, language: string, sentence: string): Entry {
  const both = (text: Readonly<Record<string, string>>): string =>
    [text[language] ?? '', text['en'] ?? ''].join(' ');
  return {
    id: practice.id,
    title: [practice.code ?? '', practice.id, both(practice.title)].join(' '),
    sentence: [sentence, ...practice.steps.map(({ check }) => check)].join(' '),
    reason: practice.steps.flatMap(({ why, risk }) => [both(why), both(risk)]).join(' '),
    prose: both(practice.prose),
  };
}
