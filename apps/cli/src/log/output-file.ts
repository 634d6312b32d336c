import { closeSync, openSync, realpathSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

function pathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}

/** Refuses to write over a file that is read, or written already. */
export function mustNotOverwrite(file: string, others: readonly string[]): void {
  if (others.some((other) => pathOf(other) === pathOf(file)))
    throw new CommandError('check-log.overwrites-input', { file }, EXIT.refused);
}

/** Writes pieces to a file one after another, replacing what it held. Throws CommandError 73 or 74. */
export function writeFile(file: string, pieces: Iterable<Uint8Array>): void {
  try {
    const handle = openSync(file, 'w');
    try {
      for (const piece of pieces)
        for (let done = 0; done < piece.length; ) done += writeSync(handle, piece, done);
    } finally {
      closeSync(handle);
    }
  } catch (problem) {
    const reason = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
    if (reason === '') throw problem;
    if (reason === 'ENOSPC') throw new CommandError('check-log.disk-full', { file }, EXIT.diskFull);
    throw new CommandError('check-log.file-not-writable', { file, reason }, EXIT.inputOutput);
  }
}
