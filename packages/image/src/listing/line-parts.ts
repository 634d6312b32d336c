/** Takes lines of a body file in parts, for those who would only take their text apart again. */
export interface LineParts {
  /** The folder of the lines that follow: its path with the last slash, UTF-8 as a body file has it. */
  readonly folder: (path: Uint8Array) => void;
  /** Gives the text between the digits of a number and a size, `-128-2|r/rrwxrwxrwx|48|0`, a number for `line`. */
  readonly owner: (text: Uint8Array) => number;
  /**
   * A line: its name is `length` bytes of UTF-8, its times four words from `at` on: seconds, accessed, modified, changed and
   * created. `number` is below 10^9, `size` below 2^32.
   */
  readonly line: (
    name: { readonly bytes: Uint8Array; readonly length: number },
    facts: { readonly number: number; readonly owner: number; readonly size: number },
    times: { readonly words: Uint32Array; readonly at: number },
  ) => void;
}
