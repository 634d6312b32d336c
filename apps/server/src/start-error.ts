/** Exit codes of the server process, the same numbers the command uses (docs/guide/command.md). */
export const START_EXIT = {
  'usage.unknown': 64,
  'usage.port': 64,
  'usage.clock': 64,
  'data.not-ours': 65,
  'data.newer': 78,
  'data.in-use': 69,
  'data.damaged': 65,
  'data.full': 73,
  'data.unwritable': 74,
  'lti.platforms-invalid': 65,
  'port.in-use': 69,
  'port.refused': 77,
} as const;

export type StartErrorCode = keyof typeof START_EXIT;

/** Why the server did not start: phrase `error.<code>` with `params`. */
export class StartError extends Error {
  readonly code: StartErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: StartErrorCode, params: Readonly<Record<string, string | number>>) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
