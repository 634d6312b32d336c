/** Languages of the region, as the glossary has them, with English and Korean. */
export const SHARED_LANGUAGES = [
  'en',
  'id',
  'ms',
  'fil',
  'vi',
  'th',
  'lo',
  'km',
  'my',
  'pt',
  'tet',
  'ko',
] as const;

/** A language's name as the reader says it. */
export function languageName(code: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
