/** What is wrong with one place of an act script. Text for people: phrase `error.<code>` with the params. */
export interface ScriptFault {
  readonly code: ScriptFaultCode;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  readonly params: Readonly<Record<string, string | number>>;
  /** The nearest word that would be right, or null. */
  readonly suggestion: string | null;
}

export type ScriptFaultCode =
  | 'script.too-long'
  | 'script.empty'
  | 'script.no-date'
  | 'script.no-zone'
  | 'script.header-unknown'
  | 'script.header-late'
  | 'script.quote-open'
  | 'script.word-missing'
  | 'script.time'
  | 'script.date'
  | 'script.zone'
  | 'script.time-backwards'
  | 'script.late-in-future'
  | 'script.officer-unknown'
  | 'script.officer-twice'
  | 'script.duty-unknown'
  | 'script.verb-unknown'
  | 'script.name'
  | 'script.name-missing'
  | 'script.name-taken'
  | 'script.field-unknown'
  | 'script.field-twice'
  | 'script.field-missing'
  | 'script.value-missing'
  | 'script.choice-unknown'
  | 'script.yes-no'
  | 'script.number'
  | 'script.unit'
  | 'script.fraction'
  | 'script.digest';

/** A script that can't be played; nothing was recorded. */
export class ScriptError extends Error {
  readonly code = 'script.faults';
  readonly faults: readonly ScriptFault[];

  constructor(faults: readonly ScriptFault[]) {
    super(faults.map(({ line, column, code }) => `${line}:${column} ${code}`).join('; '));
    this.faults = faults;
  }
}

/** Thrown inside the parser for one line; the parser gathers the faults of all lines. */
export class LineFault extends Error {
  readonly code: ScriptFaultCode;
  readonly column: number;
  readonly params: ScriptFault['params'];
  readonly suggestion: string | null;

  constructor(
    code: ScriptFaultCode,
    column: number,
    params: ScriptFault['params'] = {},
    suggestion: string | null = null,
  ) {
    super(code);
    this.code = code;
    this.column = column;
    this.params = params;
    this.suggestion = suggestion;
  }
}
