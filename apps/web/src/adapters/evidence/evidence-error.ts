/** Why evidence could not be read. Text for people is under `lab.error.<code>`. */
export type EvidenceErrorCode =
  | 'evidence.file-changed'
  | 'evidence.gzip-damaged'
  | 'evidence.unpacks-too-large'
  | 'evidence.not-allowed'
  | 'evidence.not-on-server'
  | 'evidence.unreachable'
  | 'evidence.ranges-refused';

/** Evidence that could not be read: file or address in `params`. */
export class EvidenceError extends Error {
  readonly code: EvidenceErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: EvidenceErrorCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'EvidenceError';
    this.code = code;
    this.params = params;
  }
}
