import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { BadRun } from '@tracecraft/image';

/** What an acquisition must know to go on after an interruption; kept beside the image until it is whole. */
export interface AcquireState {
  readonly size: number;
  readonly segmentSize: number;
  readonly compression: 0 | 1 | 2;
  /** Hexadecimal, 16 bytes. */
  readonly setIdentifier: string;
  readonly bad: readonly BadRun[];
}

/** Keeps the state in `path`, whole or not at all. */
export function saveState(path: string, state: AcquireState): void {
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}

/** The state of an interrupted acquisition, or null where there was none. */
export function loadState(path: string): AcquireState | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as AcquireState) : null;
}

export function dropState(path: string): void {
  rmSync(path, { force: true });
}
