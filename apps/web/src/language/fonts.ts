import type { LanguageCode } from './catalogues.ts';

/** Loads the font faces a language needs beyond Latin and Vietnamese; the browser then fetches only the slices a page uses. */
export async function loadFonts(code: LanguageCode): Promise<void> {
  if (code !== 'ko') return;
  await Promise.all([import('@fontsource/noto-sans-kr/400.css'), import('@fontsource/noto-sans-kr/600.css')]);
}
