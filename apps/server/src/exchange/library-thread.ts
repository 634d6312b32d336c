import type { ExchangeReader } from '@tracecraft/exchange';
import { parsePractice, type Practice } from '@tracecraft/practice';
import type { AskedPractices, ExchangeFound, PracticePage, PublishedFile } from '@tracecraft/protocol';
import { ExchangeSearch, type SearchText } from './exchange-search.ts';
import type { SearchChange } from './experience-texts.ts';
import { PracticeList, type SavedDrafts } from './practice-list.ts';

/** What is looked for in the library. */
export type LibraryQuestion =
  | { readonly what: 'page'; readonly asked: AskedPractices; readonly saved: SavedDrafts }
  | {
      readonly what: 'find';
      readonly reader: ExchangeReader;
      readonly words: string;
      readonly language: string | null;
    };
export type LibraryAnswer = PracticePage | ExchangeFound;

/** A breath is a piece of work between two looks at who waits. */
const BREATH_MS = 15;
/** Whoever asks before all is read waits this long at most, and gets what is read by then. */
const PATIENCE_MS = 600;
const EXCERPT = 200;

/**
 * The library at work where it keeps no request waiting: practices are read, then texts are taken into the search, a breath
 * at a time; questions are answered in between from what is there.
 */
export class LibraryThread {
  readonly #search = new ExchangeSearch();
  readonly #list: PracticeList;
  readonly #files: readonly PublishedFile[];
  readonly #unreadable: string[] = [];
  readonly #wake: (() => void)[] = [];
  #read = 0;
  #working = false;

  constructor(files: readonly PublishedFile[], overlaid: readonly string[]) {
    this.#files = files;
    this.#list = new PracticeList(overlaid);
    void this.#work();
  }

  /** Paths of practice files that can't be read, once all are looked at. */
  async unreadable(): Promise<readonly string[]> {
    if (this.#left > 0) await new Promise<void>((done) => this.#wake.push(done));
    return this.#unreadable;
  }

  change({ put, drop }: SearchChange): void {
    for (const key of drop) this.#search.drop(key);
    for (const one of put) this.#search.put(one);
    void this.#work();
  }

  async answer(question: LibraryQuestion): Promise<LibraryAnswer> {
    await this.#settled();
    if (question.what === 'find')
      return this.#search.find(question.reader, question.words, question.language);
    const { asked, saved } = question;
    const words = asked.q?.trim() ?? '';
    const languages = new Set([asked.language ?? 'en', 'en']);
    const found = words === '' ? null : this.#search.practices(words, languages);
    const page = this.#list.page({ ...asked, q: words }, saved, found);
    return { ...page, left: this.#left, unreadable: this.#unreadable.toSorted() };
  }

  get #left(): number {
    return this.#files.length - this.#read;
  }

  async #settled(): Promise<void> {
    if (this.#left === 0) return;
    await Promise.race([
      new Promise<void>((done) => this.#wake.push(done)),
      new Promise<void>((done) => void setTimeout(done, PATIENCE_MS)),
    ]);
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    while (this.#breath()) await new Promise<void>((done) => void setImmediate(done));
    this.#working = false;
  }

  /** False when nothing is left to do. */
  #breath(): boolean {
    const end = performance.now() + BREATH_MS;
    while (this.#left > 0 && performance.now() < end) this.#readNext();
    if (this.#left > 0) return true;
    for (const done of this.#wake.splice(0)) done();
    while (performance.now() < end) if (this.#search.takeIn(4) === 0) return false;
    return true;
  }

  #readNext(): void {
    const { path, text } = this.#files[this.#read++]!;
    const parsed = parsePractice(text);
    if ('errors' in parsed) {
      this.#unreadable.push(path);
      return;
    }
    const words = this.#list.add(parsed.practice);
    for (const one of searchTexts(parsed.practice, words)) this.#search.put(one);
  }
}

/** A practice is found in each language it is written in; sentences in those they can be said in. */
function searchTexts(practice: Practice, said: ReturnType<PracticeList['add']>): readonly SearchText[] {
  const { id, code, title, steps, prose, draftLanguages } = practice;
  return Object.keys(title).map((language) => {
    const why = steps.flatMap((step) => [step.why[language] ?? '', step.risk[language] ?? '']);
    const written = [prose[language] ?? '', ...why].filter((text) => text !== '').join('\n');
    const shelved = {
      what: 'practice',
      id,
      language,
      title: title[language] ?? title.en,
      excerpt: written.slice(0, EXCERPT),
      draft: draftLanguages.includes(language),
      said: null,
    } as const;
    const head = [code ?? '', title[language] ?? '', id].join(' ');
    return {
      key: `practice:${id}:${language}`,
      shelved,
      head,
      words: said.get(language)?.texts.join('\n') ?? written,
    };
  });
}
