/** Where drafts of requests are printed; `event` is the id of the draft, for whoever may read it. */
export const cooperationPaths = {
  /** GET application/pdf. */
  requestPdf: (event: string, language: string): string => below(event, 'pdf', language),
  /** GET text/html: the same draft as a page that loads nothing. */
  requestPage: (event: string, language: string): string => below(event, 'html', language),
} as const;

function below(event: string, ending: string, language: string): string {
  return `/api/requests/${encodeURIComponent(event)}/request.${ending}?lang=${encodeURIComponent(language)}`;
}
