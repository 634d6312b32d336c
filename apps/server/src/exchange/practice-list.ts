import { countMatches, isProtected, type Practice } from '@tracecraft/practice';
import { LIBRARY_PAGE, type AskedPractices, type PracticeRow } from '@tracecraft/protocol';
import { practiceWords, SPOKEN, type PracticeWords } from './practice-words.ts';

/** Newest saved drafts by id of their practice: what a signed-in reader sees beside the library. */
export type SavedDrafts = ReadonlyMap<string, string>;

interface Card {
  readonly id: string;
  readonly code: string | null;
  readonly title: Practice['title'];
  readonly objects: ReadonlySet<string>;
  readonly worst: number;
  readonly protected: boolean;
  readonly drafts: readonly string[];
  /** By language its sentences can be said in. */
  readonly words: ReadonlyMap<string, PracticeWords>;
}

/** The practices read so far, in the order of the code, a page at a time. */
export class PracticeList {
  readonly #cards = new Map<string, Card>();
  readonly #overlaid: ReadonlySet<string>;
  #ordered: readonly Card[] | null = null;

  constructor(overlaid: readonly string[]) {
    this.#overlaid = new Set(overlaid);
  }

  /** Returns what the practice says by language it can be said in. */
  add(practice: Practice): ReadonlyMap<string, PracticeWords> {
    const card = cardOf(practice);
    this.#cards.set(practice.id, card);
    this.#ordered = null;
    return card.words;
  }

  /** `found`: ids that hold the words asked for, best first; null: no words were asked for. */
  page(
    asked: AskedPractices,
    saved: SavedDrafts,
    found: readonly string[] | null,
  ): { total: number; page: number; pages: number; rows: readonly PracticeRow[] } {
    this.#ordered ??= [...this.#cards.values()].toSorted(byCode);
    const cards = found === null ? this.#ordered : found.flatMap((id) => this.#cards.get(id) ?? []);
    const wanted = cards.filter((card) => this.#passes(card, asked, saved));
    const pages = Math.max(1, Math.ceil(wanted.length / LIBRARY_PAGE));
    const page = Math.min(asked.page ?? 1, pages);
    const rows = wanted
      .slice((page - 1) * LIBRARY_PAGE, page * LIBRARY_PAGE)
      .map((card) => rowOf(card, asked, saved));
    return { total: wanted.length, page, pages, rows };
  }

  #passes(card: Card, { letter, object, severity, mark }: AskedPractices, saved: SavedDrafts): boolean {
    return (
      (letter === undefined || (card.code?.slice(0, 1) ?? '-') === letter) &&
      (object === undefined || card.objects.has(object)) &&
      (severity === undefined || card.worst === Number(severity)) &&
      (mark !== 'protected' || card.protected) &&
      (mark !== 'with-draft' || saved.has(card.id)) &&
      (mark !== 'overlaid' || this.#overlaid.has(card.id))
    );
  }
}

function cardOf(practice: Practice): Card {
  const { id, code, title, steps, draftLanguages } = practice;
  return {
    id,
    code,
    title,
    objects: new Set(steps.flatMap(({ tree }) => [tree.object, tree.on].filter((one) => one !== null))),
    worst: Math.max(...steps.map(({ severity }) => severity), 1),
    protected: isProtected(practice),
    drafts: draftLanguages,
    words: new Map(SPOKEN.map((language) => [language, practiceWords(practice, language)])),
  };
}

function rowOf(card: Card, { q = '', language = 'en' }: AskedPractices, saved: SavedDrafts): PracticeRow {
  const words = card.words.get(language) ?? card.words.get('en');
  return {
    id: card.id,
    code: card.code,
    title: card.title[language] ?? card.title.en,
    text: bestText(words?.texts ?? [], q),
    worst: card.worst,
    protected: card.protected,
    draft: card.drafts.includes(language),
    saved: saved.get(card.id) ?? null,
  };
}

/** The text that holds most of the query: the first sentence where nothing holds more. */
function bestText(texts: readonly string[], query: string): string {
  if (query === '') return texts[0] ?? '';
  const counts = texts.map((text) => countMatches(text, query));
  return texts[counts.indexOf(Math.max(...counts))] ?? '';
}

/** In the order of the shared code; those beside it last. */
function byCode(a: Card, b: Card): number {
  const [x, y] = [a.code ?? 'Z', b.code ?? 'Z'];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
}
