import { queryOptions } from '@tanstack/react-query';
import type { Params, Phrases } from '@tracecraft/phrases';
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { LANGUAGES, loadPhrases, type LanguageCode } from './catalogues.ts';
import { loadFonts } from './fonts.ts';

/** Text per language code, `en` always present (`packages/course` calls it Localised). */
interface LocalisedText {
  readonly en: string;
  readonly [language: string]: string;
}

export interface Language {
  readonly code: LanguageCode;
  /** Part of it is a machine draft: shown in the shell, never hidden. */
  readonly draft: boolean;
  readonly phrases: Phrases;
  readonly choose: (code: LanguageCode) => void;
  /** The text of an exercise or practice in the reader's language, or in English. */
  readonly localised: (text: LocalisedText) => string;
}

export const LanguageContext = createContext<Language | null>(null);
const STORED = 'tracecraft.language';

/** The language chosen on this device, else the browser's first that we have, else English. */
export function preferredLanguage(): LanguageCode {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return (
    LANGUAGES.find(({ code }) => wanted.find((tag) => LANGUAGES.some((known) => known.code === tag)) === code)
      ?.code ?? 'en'
  );
}

export type LoadedLanguage = Awaited<ReturnType<typeof loadPhrases>> & { readonly code: LanguageCode };

export async function loadLanguage(code: LanguageCode): Promise<LoadedLanguage> {
  const [loaded] = await Promise.all([loadPhrases(code), loadFonts(code)]);
  return { ...loaded, code };
}

/** Phrases of any language, for what is shown side by side. */
export function phrasesQuery(code: LanguageCode) {
  return queryOptions({
    queryKey: ['phrases', code],
    staleTime: Infinity,
    structuralSharing: false,
    queryFn: () => loadLanguage(code),
  });
}

/** Gives every screen its words. `initial` is loaded before the first paint. */
export function LanguageProvider({
  initial,
  children,
}: {
  readonly initial: LoadedLanguage;
  readonly children: ReactNode;
}) {
  const [loaded, setLoaded] = useState(initial);
  const choose = useCallback((code: LanguageCode) => {
    localStorage.setItem(STORED, code);
    void loadLanguage(code).then(setLoaded);
  }, []);
  useEffect(() => {
    document.documentElement.lang = loaded.code;
  }, [loaded.code]);
  const value = useMemo<Language>(
    () => ({ ...loaded, choose, localised: (text) => text[loaded.code] ?? text.en }),
    [loaded, choose],
  );
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === null) throw new Error('no language provider');
  return language;
}

export type Say = (id: string, params?: Params) => string;

/** `say(id, params)`: the text of a phrase in the reader's language. */
export function useSay(): Say {
  return useLanguage().phrases.say;
}
