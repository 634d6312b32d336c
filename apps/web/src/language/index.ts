export { LANGUAGES, type LanguageCode } from './catalogues.ts';
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
export { LaterPhrases, laterPhrasesQuery } from './later-phrases.tsx';
export { loadFonts } from './fonts.ts';
export { Prose } from './prose.tsx';
export { deviceZone, formatStretch, knownZones, wallText } from './zones.ts';
export { formatClock, formatDay, formatDuration, formatMass, formatSpan } from './formats.ts';
