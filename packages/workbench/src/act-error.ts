/** Why an act was not recorded. Text for people: phrase `error.<code>` with the params. */
export type ActErrorCode =
  | 'act.kind-unknown'
  | 'act.field-unknown'
  | 'act.field-missing'
  | 'act.field-type'
  | 'act.choice-unknown'
  | 'act.text-too-long'
  | 'act.role-unknown'
  | 'act.object-missing'
  | 'act.object-unknown'
  | 'act.event-unknown'
  | 'act.time-in-future'
  | 'act.case-not-open'
  | 'act.case-open'
  | 'act.handed-in'
  | 'act.journal-failed';

/** An act that was refused: nothing of it was recorded. */
export class ActError extends Error {
  readonly code: ActErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ActErrorCode, params: Readonly<Record<string, string | number>>, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.params = params;
  }
}
