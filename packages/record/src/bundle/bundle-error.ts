/**
 * Why a bundle can't be used. The first six mean *unreadable*: not our file, damaged in transport, or newer than we are.
 * The others mean the file is ours, whole, and was altered.
 */
export type BundleErrorCode =
  | 'bundle.not-zip'
  | 'bundle.not-a-case'
  | 'bundle.cut-short'
  | 'bundle.trailing-bytes'
  | 'bundle.version-newer'
  | 'bundle.too-large'
  | 'bundle.altered'
  | 'bundle.checksum'
  | 'bundle.file-missing'
  | 'bundle.file-unknown'
  | 'bundle.malformed';

const ALTERED: readonly BundleErrorCode[] = [
  'bundle.altered',
  'bundle.checksum',
  'bundle.file-missing',
  'bundle.file-unknown',
  'bundle.malformed',
];

/** Phrase `error.record.<code>` with `params`: `file`, `line` (from 1), `offset` (bytes), `path` inside a line. */
export class BundleError extends Error {
  readonly code: BundleErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: BundleErrorCode, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }

  /** True when it isn't a bundle that could be judged at all. */
  get unreadable(): boolean {
    return !ALTERED.includes(this.code);
  }
}
