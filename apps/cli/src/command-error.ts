import type { ExitCode } from './exit-codes.ts';

/** A failure the command explains: phrase `error.<code>` with `params`, and the exit code it ends with. */
export class CommandError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly exit: ExitCode;

  constructor(code: string, params: Readonly<Record<string, string | number>>, exit: ExitCode) {
    super(code);
    this.code = code;
    this.params = params;
    this.exit = exit;
  }
}
