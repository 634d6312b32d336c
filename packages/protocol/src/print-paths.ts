/** Where printed certificates, the list of those taken back and the printed report are; `stream` is the course's stream. */
export const printPaths = {
  /** GET application/pdf: certificates in force, a page each, or that of one account. A trainee gets the own one. */
  certificatesPdf: (stream: string, account?: string): string =>
    `${below(stream, 'certificates.pdf')}${account === undefined ? '' : `?account=${encodeURIComponent(account)}`}`,
  /** GET: the signed list of certificates of the course that were taken back; for anybody who has a certificate of it. */
  certificateStatus: (stream: string): string => below(stream, 'status.json'),
  /** GET application/pdf. */
  courseReportPdf: (stream: string, language: string): string =>
    `${below(stream, 'report.pdf')}?lang=${encodeURIComponent(language)}`,
  /** GET text/html: the same report as a page that loads nothing. */
  courseReportPage: (stream: string, language: string): string =>
    `${below(stream, 'report.html')}?lang=${encodeURIComponent(language)}`,
} as const;

function below(stream: string, what: string): string {
  return `/api/courses/${encodeURIComponent(stream)}/${what}`;
}
