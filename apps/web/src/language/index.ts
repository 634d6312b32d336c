export { LANGUAGES, type LanguageCode } from './catalogues.ts';
export { LanguageProvider, loadLanguage, preferredLanguage, useLanguage, useSay, type Language, type LocalisedText, type Say } from './language-context.tsx';
export { formatClock, formatDay, formatDuration, formatMass, formatSpan } from './formats.ts';
