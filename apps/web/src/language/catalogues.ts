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

// What only courses say (`LATER`) is fetched when a course is opened: the first load stays small.
const english = import.meta.glob<PhraseModule>(
  [
    '../../../../content/phrases/en/*.po',
    '!**/{cli,play,office,run,marking*,replay,certificate,programme-report,course-*}.po',
  ],
  { eager: true },
);
type Loaders = Record<string, () => Promise<PhraseModule>>;
const translations: Record<Exclude<LanguageCode, 'en'>, Loaders> = {
  vi: import.meta.glob<PhraseModule>([
    '../../../../content/phrases/vi/*.po',
    '!**/{cli,play,office,run,marking*,replay,certificate,programme-report,course-*}.po',
  ]),
  ko: import.meta.glob<PhraseModule>([
    '../../../../content/phrases/ko/*.po',
    '!**/{cli,play,office,run,marking*,replay,certificate,programme-report,course-*}.po',
  ]),
};
const LATER: Record<LanguageCode, Loaders> = {
  en: import.meta.glob<PhraseModule>(
    '../../../../content/phrases/en/{office,run,marking*,replay,certificate,programme-report,course-*}.po',
  ),
  vi: import.meta.glob<PhraseModule>(
    '../../../../content/phrases/vi/{office,run,marking*,replay,certificate,programme-report,course-*}.po',
  ),
  ko: import.meta.glob<PhraseModule>(
    '../../../../content/phrases/ko/{office,run,marking*,replay,certificate,programme-report,course-*}.po',
  ),
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

/** What courses say beside everything else, in `code` and behind it in English. */
export async function loadCoursePhrases(code: LanguageCode): Promise<Phrases> {
  const load = async (one: LanguageCode): Promise<readonly [LanguageCode, Catalogue]> => [
    one,
    merge(await Promise.all(Object.values(LATER[one]).map((module) => module()))),
  ];
  return createPhrases(
    await Promise.all((code === 'en' ? ['en' as const] : [code, 'en' as const]).map(load)),
  );
}
