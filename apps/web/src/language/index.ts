export { LANGUAGES } from './catalogues.ts';
export {
  LanguageProvider,
  loadLanguage,
  phrasesQuery,
  preferredLanguage,
  useLanguage,
  useSay,
  type Language,
  type Say,
} from './language-context.tsx';
export { CoursePhrases } from './course-phrases.tsx';
export { Prose } from './prose.tsx';
export { formatClock, formatDay, formatDuration, formatMass, formatSpan } from './formats.ts';
