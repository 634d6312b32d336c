/** Exit codes of the command (documented in docs/guide/command.md). `verify` alone gives 1 and 2 their own meaning. */
export const EXIT = {
  ok: 0,
  /** verify: not consistent, or not trusted when asked. Other commands: it ran and the answer is no. */
  no: 1,
  /** verify: the bundle can't be read. */
  unreadable: 2,
  usage: 64,
  badInput: 65,
  notFound: 66,
  portInUse: 69,
  internal: 70,
  diskFull: 73,
  inputOutput: 74,
  refused: 77,
  newerData: 78,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
