export type NoteErrorCode =
  | 'note.malformed'
  | 'note.vkey-malformed'
  | 'checkpoint.malformed'
  | 'log.storage-inconsistent';

/** A signed note, verifier key, checkpoint or tile that doesn't have the form its specification asks for. */
export class NoteError extends Error {
  readonly code: NoteErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: NoteErrorCode, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}
