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

const english = import.meta.glob<PhraseModule>(['../../../../content/phrases/en/*.po', '!**/{cli,play}.po'], {
  eager: true,
});
const translations: Record<Exclude<LanguageCode, 'en'>, Record<string, () => Promise<PhraseModule>>> = {
  vi: import.meta.glob<PhraseModule>(['../../../../content/phrases/vi/*.po', '!**/{cli,play}.po']),
  ko: import.meta.glob<PhraseModule>(['../../../../content/phrases/ko/*.po', '!**/{cli,play}.po']),
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
