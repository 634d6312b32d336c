import { errorStatus, type ApiErrorCode } from '@tracecraft/protocol';

/** A refusal on its way to the caller. */
export class ApiProblem extends Error {
  readonly code: ApiErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ApiErrorCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}
