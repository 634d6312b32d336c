/** Where the agreed text is printed. */
export const agreedPaths = {
  /** GET application/pdf: an agreed text (id of its event) in English and `language` side by side. */
  agreedCode: (event: string, language: string): string =>
    `/api/agreed/${encodeURIComponent(event)}/code.pdf?lang=${encodeURIComponent(language)}`,
} as const;
