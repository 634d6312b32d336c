/** Closed list of what can be wrong with an event log or its rules; phrases are `error.check-log.CODE`. */
export type LogFaultCode =
  | 'no-header'
  | 'header-too-long'
  | 'no-column'
  | 'column-twice'
  | 'too-few-fields'
  | 'too-many-fields'
  | 'no-case'
  | 'bad-time'
  | 'time-missing'
  | 'rules-not-json'
  | 'rules-shape'
  | 'set-absent'
  | 'set-empty'
  | 'rule-shape'
  | 'rule-key-missing'
  | 'rule-key-wrong'
  | 'rule-id-twice'
  | 'unknown-template'
  | 'unknown-operator';

export type LogParams = Readonly<Record<string, string | number>>;

/** Input the checker refuses. Rows are 1-based data rows; `near` is the word probably meant, or empty. */
export class LogFault extends Error {
  readonly code: LogFaultCode;
  readonly params: LogParams;

  constructor(code: LogFaultCode, params: LogParams = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}

/** Something odd that stops nothing; phrases are `check-log.notice.CODE`. */
export interface LogNotice {
  readonly code:
    | 'unknown-activity'
    | 'unknown-attribute'
    | 'unread-key'
    | 'no-time'
    | 'unordered'
    | 'no-events';
  readonly params: LogParams;
}
