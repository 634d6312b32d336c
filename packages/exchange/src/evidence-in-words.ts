/** What of a case must not travel in words between agencies. */
export type EvidenceInWords = 'digest' | 'case-id' | 'bytes';

/** 32 or more hexadecimal digits, whole or in groups: MD5, SHA-1, SHA-256, and the id of any exhibit of ours. */
const DIGEST = /[0-9a-f]{32,}/i;
const GROUPED = /(?:\b[0-9a-f]{2,8}[ :.-]){7,}[0-9a-f]{2,8}\b/gi;
const CASE = /\bcase:[A-Za-z0-9._-]+/;
/** A data address, or an unbroken run no language writes: an image or a file in letters. */
const BYTES = /data:[\w.+/-]+;base64|[A-Za-z0-9+/_-]{120,}={0,2}/;

/** Whether words carry evidence of a case: a digest, the id of a case or of an exhibit, or bytes; null: none seen. */
export function evidenceInWords(text: string): EvidenceInWords | null {
  if (BYTES.test(text)) return 'bytes';
  if (CASE.test(text)) return 'case-id';
  if (DIGEST.test(text)) return 'digest';
  const grouped = text.match(GROUPED) ?? [];
  return grouped.some((run) => /[a-f]/i.test(run) && run.replaceAll(/[ :.-]/g, '').length >= 32)
    ? 'digest'
    : null;
}
