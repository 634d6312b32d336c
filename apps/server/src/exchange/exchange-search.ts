import {
  isSaidFor,
  type Experience,
  type ExchangeReader,
  type ExperienceText,
  type Said,
} from '@tracecraft/exchange';
import { textIndex, type Practice } from '@tracecraft/practice';
import type { ExchangeFound, ExchangeHit } from '@tracecraft/protocol';
import type { ExchangeRecord } from './exchange-record.ts';

interface Shelved extends Omit<ExchangeHit, 'by'> {
  /** Null: anybody may read it. */
  readonly said: Said | null;
}

const MOST = 50;
/** Texts taken up before others are answered. */
const AT_ONCE = 50;
const EXCERPT = 200;

/** Everything that can be found, in every language it is written in; taken up again as the stream grows. */
export class ExchangeSearch {
  readonly #index = textIndex();
  readonly #shelved = new Map<string, Shelved>();
  readonly #waiting: Practice[];
  #seen: unknown = null;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(practices: readonly Practice[]) {
    this.#waiting = [...practices];
  }

  /** Texts `reader` may read that hold `words`. */
  async find(
    record: ExchangeRecord,
    reader: ExchangeReader,
    words: string,
    language: string | null,
  ): Promise<ExchangeFound> {
    await this.#takeUp(record);
    const found = this.#index.find(words, (id) => {
      const one = this.#shelved.get(id);
      if (one === undefined || (language !== null && one.language !== language)) return false;
      return one.said === null || isSaidFor(one.said, reader);
    });
    return { total: found.length, hits: found.slice(0, MOST).flatMap(({ id, by }) => this.#hit(id, by)) };
  }

  #hit(id: string, by: ExchangeHit['by']): readonly ExchangeHit[] {
    const one = this.#shelved.get(id);
    if (one === undefined) return [];
    const { said: _said, ...hit } = one;
    return [{ ...hit, by }];
  }

  /** One at a time; others are answered in between: ten thousand texts take seconds. */
  #takeUp(record: ExchangeRecord): Promise<void> {
    const mine = this.#busy.then(() => this.#take(record));
    this.#busy = mine.catch(() => undefined);
    return mine;
  }

  async #take({ whole }: ExchangeRecord): Promise<void> {
    for (const practice of this.#waiting.splice(0)) await this.#shelve(practice);
    if (this.#seen === whole) return;
    const standing = new Set<string>();
    for (const experience of whole.rounds.experiences.values())
      for (const one of textsOf(experience)) {
        standing.add(one.key);
        if (!this.#shelved.has(one.key)) await this.#put(one.key, one.shelved, one.words);
      }
    for (const key of this.#shelved.keys())
      if (key.startsWith('experience:') && !standing.has(key)) {
        this.#index.drop(key);
        this.#shelved.delete(key);
      }
    this.#seen = whole;
  }

  async #shelve(practice: Practice): Promise<void> {
    for (const language of Object.keys(practice.title)) {
      const title = practice.title[language] ?? practice.title.en;
      const why = practice.steps.flatMap((step) => [step.why[language] ?? '', step.risk[language] ?? '']);
      const words = [practice.prose[language] ?? '', ...why].join('\n');
      const draft = practice.draftLanguages.includes(language);
      const shelved = { what: 'practice', id: practice.id, language, title, draft, said: null } as const;
      await this.#put(
        `practice:${practice.id}:${language}`,
        { ...shelved, excerpt: words.slice(0, EXCERPT) },
        words,
      );
    }
  }

  async #put(key: string, shelved: Shelved, words: string): Promise<void> {
    this.#shelved.set(key, shelved);
    this.#index.put(key, shelved.title, words);
    if (this.#index.size % AT_ONCE === 0) await new Promise<void>((done) => void setImmediate(done));
  }
}

/** The version that stands and its translations; one taken back is not found. */
function textsOf({ id, now, translations, withdrawn }: Experience) {
  if (withdrawn !== null) return [];
  const shelf = (said: Said, language: string, text: ExperienceText, draft: boolean) => {
    const words = [text.situation, text.done, text.result, text.change].join('\n');
    const excerpt = text.situation.slice(0, EXCERPT);
    const shelved = { what: 'experience', id, language, title: text.title, excerpt, draft, said } as const;
    return { key: `experience:${said.event}`, shelved, words };
  };
  return [
    shelf(now.said, now.language, now.text, false),
    ...translations
      .filter(({ stale }) => !stale)
      .map(({ said, language, text }) => shelf(said, language, text, true)),
  ];
}
