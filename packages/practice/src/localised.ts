/** Text per language code; `en` always present. */
export interface Localised {
  readonly en: string;
  readonly [language: string]: string;
}
