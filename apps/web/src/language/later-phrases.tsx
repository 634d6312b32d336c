import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { loadLaterPhrases, type LanguageCode } from './catalogues.ts';
import { LanguageContext, useLanguage, type Language } from './language-context.tsx';

/** Those words in any language, for what is printed in its reader's. */
export function laterPhrasesQuery(code: LanguageCode) {
  return queryOptions({
    queryKey: ['later-phrases', code],
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
    queryFn: () => loadLaterPhrases(code),
  });
}

/** Gives the screens inside it the words of courses, of the lab and of editors too; nothing is shown before they are there. */
export function LaterPhrases({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  const more = useQuery(laterPhrasesQuery(language.code)).data;
  const value = useMemo<Language | null>(() => {
    if (more === undefined) return null;
    const { phrases } = language;
    const has = (id: string): boolean => more.has(id) || phrases.has(id);
    const say: Language['phrases']['say'] = (id, params) =>
      more.has(id) ? more.say(id, params) : phrases.say(id, params);
    return { ...language, phrases: { language: phrases.language, has, say } };
  }, [language, more]);
  return value === null ? null : <LanguageContext value={value}>{children}</LanguageContext>;
}
