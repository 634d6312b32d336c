/** States whose law a reader may want beside a practice: ASEAN, Timor-Leste, the Republic of Korea (ISO 3166-1). */
export const COUNTRIES = ['BN', 'KH', 'ID', 'LA', 'MY', 'MM', 'PH', 'SG', 'TH', 'TL', 'VN', 'KR'] as const;
export type Country = (typeof COUNTRIES)[number];
const STORED = 'tracecraft.country';

/** The reader's own country, for comparison only (settled question 16): as chosen, else by the language. */
export function readerCountry(): Country {
  const stored = localStorage.getItem(STORED);
  const byLanguage =
    document.documentElement.lang === 'vi' ? 'VN' : document.documentElement.lang === 'ko' ? 'KR' : 'PH';
  return COUNTRIES.find((code) => code === stored) ?? byLanguage;
}

export function chooseCountry(code: Country): void {
  localStorage.setItem(STORED, code);
}
