import {
  countMatches,
  isProtected,
  plainSentence,
  searchablePractices,
  sentence,
  type Practice,
} from '@tracecraft/practice';
import { LIBRARY_PAGE, type AskedPractices, type PracticePage, type PracticeRow } from '@tracecraft/protocol';
import type { PracticeLibrary } from '../../case/practice-library.ts';
import type { Language } from '../../language/index.ts';

/** A page of the practices on this device, as the server would give it: for when the server is out of reach. */
export function localPage(
  library: PracticeLibrary,
  asked: AskedPractices,
  language: Language,
  saved: ReadonlyMap<string, string>,
): PracticePage {
  const overlaid = new Set(
    library.profiles.flatMap(({ modify, add, drop }) =>
      [...modify, ...add, ...drop].map(({ practice }) => practice),
    ),
  );
  const found = foundIn(library, asked.q ?? '', language).filter((practice) =>
    passes(practice, asked, { saved, overlaid }),
  );
  const pages = Math.max(1, Math.ceil(found.length / LIBRARY_PAGE));
  const page = Math.min(asked.page ?? 1, pages);
  const rows = found
    .slice((page - 1) * LIBRARY_PAGE, page * LIBRARY_PAGE)
    .map((practice) => rowOf(practice, asked.q ?? '', language, saved));
  return { total: found.length, page, pages, rows, left: 0, unreadable: library.unreadable };
}

function foundIn(library: PracticeLibrary, query: string, { code, phrases }: Language): readonly Practice[] {
  if (query.trim() === '') return library.all;
  const said = ({ steps }: Practice): string =>
    steps.map(({ tree }) => `${plainSentence(tree, phrases)} ${sentence(tree, phrases)}`).join(' ');
  return library.profile(searchablePractices(library.all, code, said).find(query));
}

function passes(
  practice: Practice,
  { letter, object, severity, mark }: AskedPractices,
  beside: { readonly saved: ReadonlyMap<string, string>; readonly overlaid: ReadonlySet<string> },
): boolean {
  const { id, code, steps } = practice;
  return (
    (letter === undefined || (code?.slice(0, 1) ?? '-') === letter) &&
    (object === undefined || steps.some(({ tree }) => tree.object === object || tree.on === object)) &&
    (severity === undefined || worstOf(practice) === Number(severity)) &&
    (mark !== 'protected' || isProtected(practice)) &&
    (mark !== 'with-draft' || beside.saved.has(id)) &&
    (mark !== 'overlaid' || beside.overlaid.has(id))
  );
}

function worstOf({ steps }: Practice): number {
  return Math.max(...steps.map(({ severity }) => severity), 1);
}

function rowOf(
  practice: Practice,
  query: string,
  language: Language,
  saved: ReadonlyMap<string, string>,
): PracticeRow {
  return {
    id: practice.id,
    code: practice.code,
    title: language.localised(practice.title),
    text: bestText(practice, query, language),
    worst: worstOf(practice),
    protected: isProtected(practice),
    draft: practice.draftLanguages.includes(language.code),
    saved: saved.get(practice.id) ?? null,
  };
}

/** The text that holds most of the query: the plain sentence where nothing holds more. */
function bestText({ steps, prose }: Practice, query: string, { phrases, localised }: Language): string {
  const plain = steps.map(({ tree }) => plainSentence(tree, phrases));
  if (query.trim() === '') return plain[0] ?? '';
  const texts = [
    ...plain,
    ...steps.map(({ tree }) => sentence(tree, phrases)),
    ...steps.flatMap(({ why, risk }) => [localised(why), localised(risk), why.en]),
    ...localised(prose).split(/(?<=[.。])\s+|\n+/),
  ];
  const counts = texts.map((text) => countMatches(text, query));
  return texts[counts.indexOf(Math.max(...counts))] ?? '';
}
