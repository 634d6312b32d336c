import { textIndex } from '@tracecraft/practice';
import { manyTexts, phraseIn, randomFrom, type MadeText } from './many-texts.ts';

export interface SearchFigures {
  /** Share of the texts that hold a phrase letter by letter which the search finds, by language. */
  readonly recall: Readonly<Record<string, number>>;
  /** CPU milliseconds of one search, smallest first. */
  readonly times: readonly number[];
  /** CPU milliseconds of taking all texts in. */
  readonly taken: number;
}

/** Looks for `queries` phrases of each language in `count` made texts; what holds one is told by `includes` alone. */
export function searchFigures(count: number, queries: number, seed: number): SearchFigures {
  const texts = manyTexts(count, seed);
  const index = textIndex();
  const before = process.cpuUsage();
  for (const { id, title, text } of texts) index.put(id, title, text);
  const taken = ms(before);
  index.find('x');
  const byLanguage = Map.groupBy(texts, ({ language }) => language);
  const random = randomFrom(seed + 1);
  const recall: Record<string, number> = {};
  const times: number[] = [];
  for (const [language, own] of byLanguage) {
    let [holding, found] = [0, 0];
    for (let i = 0; i < queries; i++) {
      const phrase = phraseIn(own[Math.floor(random() * own.length)]!, random);
      const truth = texts.filter((one) => holds(one, phrase)).map(({ id }) => id);
      const start = process.cpuUsage();
      const hits = new Set(index.find(phrase).map(({ id }) => id));
      times.push(ms(start));
      holding += truth.length;
      found += truth.filter((id) => hits.has(id)).length;
    }
    recall[language] = found / holding;
  }
  return { recall, times: times.toSorted((a, b) => a - b), taken };
}

function holds({ title, text }: MadeText, phrase: string): boolean {
  const wanted = phrase.toLowerCase();
  return `${title}\n${text}`.toLowerCase().includes(wanted);
}

function ms(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}
