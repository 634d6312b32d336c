/** Why a lab step could not be taken. Text for people: phrase `error.<code>` with the params. */
export type LabErrorCode =
  | 'lab.path-unknown'
  | 'lab.entry-unknown'
  | 'lab.not-a-file'
  | 'lab.range-outside'
  | 'lab.nothing-to-compare'
  | 'lab.target-missing'
  | 'lab.not-deleted';

export class LabError extends Error {
  readonly code: LabErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: LabErrorCode, params: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}
