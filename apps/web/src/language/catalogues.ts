import { createPhrases, type Catalogue, type Phrases } from '@tracecraft/phrases';

export type LanguageCode = 'en' | 'vi' | 'ko';

/** Languages the shell offers, each named in itself. */
export const LANGUAGES: readonly { readonly code: LanguageCode; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'vi', name: 'Tiếng Việt' },
  { code: 'ko', name: '한국어' },
];

interface PhraseModule {
  readonly catalogue: Catalogue;
  readonly draft: boolean;
}

// What is said in courses, in the lab, on the page of a practice and in editors alone (`LATER`) is fetched when one is
// opened: the first load stays small. What the server says on its console is in none. A pattern that excludes has to be written from here as the others are: `!**` would begin in this folder.
const english = import.meta.glob<PhraseModule>(
  [
    '../../../../content/phrases/en/*.po',
    '!../../../../content/phrases/en/{cli,play,check-log,lab,image,author,server-start}.po',
    '!../../../../content/phrases/en/{office,run,marking,replay,certificate}.po',
    '!../../../../content/phrases/en/{lab,marking,sharing}-*.po',
    '!../../../../content/phrases/en/{course,library}-*.po',
  ],
  { eager: true },
);
type Loaders = Record<string, () => Promise<PhraseModule>>;
const translations: Record<Exclude<LanguageCode, 'en'>, Loaders> = {
  vi: import.meta.glob<PhraseModule>([
    '../../../../content/phrases/vi/*.po',
    '!../../../../content/phrases/vi/{cli,play,check-log,lab,image,author}.po',
    '!../../../../content/phrases/vi/{office,run,marking,replay,certificate}.po',
    '!../../../../content/phrases/vi/{lab,marking,sharing}-*.po',
    '!../../../../content/phrases/vi/{course,library}-*.po',
  ]),
  ko: import.meta.glob<PhraseModule>([
    '../../../../content/phrases/ko/*.po',
    '!../../../../content/phrases/ko/{cli,play,check-log,lab,image,author}.po',
    '!../../../../content/phrases/ko/{office,run,marking,replay,certificate}.po',
    '!../../../../content/phrases/ko/{lab,marking,sharing}-*.po',
    '!../../../../content/phrases/ko/{course,library}-*.po',
  ]),
};
const LATER: Record<LanguageCode, Loaders> = {
  en: import.meta.glob<PhraseModule>([
    '../../../../content/phrases/en/{lab,image,author,office,run,marking,replay,certificate}.po',
    '../../../../content/phrases/en/{lab,marking,sharing}-*.po',
    '../../../../content/phrases/en/{course,library}-*.po',
  ]),
  vi: import.meta.glob<PhraseModule>([
    '../../../../content/phrases/vi/{lab,image,author,office,run,marking,replay,certificate}.po',
    '../../../../content/phrases/vi/{lab,marking,sharing}-*.po',
    '../../../../content/phrases/vi/{course,library}-*.po',
  ]),
  ko: import.meta.glob<PhraseModule>([
    '../../../../content/phrases/ko/{lab,image,author,office,run,marking,replay,certificate}.po',
    '../../../../content/phrases/ko/{lab,marking,sharing}-*.po',
    '../../../../content/phrases/ko/{course,library}-*.po',
  ]),
};

const merge = (modules: readonly PhraseModule[]): Catalogue =>
  Object.assign({}, ...modules.map((module) => module.catalogue));

const englishCatalogue = merge(Object.values(english));

/** Phrases of `code`, falling back to English, and whether any of it is a draft nobody has reviewed. */
export async function loadPhrases(
  code: LanguageCode,
): Promise<{ readonly phrases: Phrases; readonly draft: boolean }> {
  if (code === 'en') return { phrases: createPhrases([['en', englishCatalogue]]), draft: false };
  const modules = await Promise.all(Object.values(translations[code]).map((load) => load()));
  return {
    phrases: createPhrases([
      [code, merge(modules)],
      ['en', englishCatalogue],
    ]),
    draft: modules.some((module) => module.draft),
  };
}

/** What is said in courses, in the lab and in editors, in `code` and behind it in English. */
export async function loadLaterPhrases(code: LanguageCode): Promise<Phrases> {
  const load = async (one: LanguageCode): Promise<readonly [LanguageCode, Catalogue]> => [
    one,
    merge(await Promise.all(Object.values(LATER[one]).map((module) => module()))),
  ];
  return createPhrases(
    await Promise.all((code === 'en' ? ['en' as const] : [code, 'en' as const]).map(load)),
  );
}
