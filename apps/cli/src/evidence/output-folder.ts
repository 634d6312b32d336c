import { mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** The folder `out` as an absolute path without links, made when it is not there. Throws when it is not empty. */
export function outputFolder(out: string): string {
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0)
    throw new CommandError('image.folder-not-empty', { path: out }, EXIT.refused);
  return realpathSync(folder);
}
