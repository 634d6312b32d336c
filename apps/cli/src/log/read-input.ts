import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** Bytes a log may have, unpacked; a rules file has far fewer. */
export const MOST_LOG = 2 ** 30;
export const MOST_RULES = 2 ** 26;

function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : String(problem);
}

function unpacked(file: string, bytes: Uint8Array, most: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (problem) {
    const reason = codeOf(problem);
    if (reason === 'ERR_BUFFER_TOO_LARGE')
      throw new CommandError('check-log.too-large', { file, most }, EXIT.badInput);
    throw new CommandError('check-log.gzip-damaged', { file, reason }, EXIT.badInput);
  }
}

/**
 * The bytes of a file, unpacked when it is gzip.
 * @throws CommandError 66 not there, 65 damaged or larger than `most` bytes, 74 not readable
 */
export function readInput(file: string, most: number): Uint8Array {
  try {
    const { size } = statSync(file);
    if (size > most) throw new CommandError('check-log.too-large', { file, most }, EXIT.badInput);
    return unpacked(file, readFileSync(file), most);
  } catch (problem) {
    if (problem instanceof CommandError) throw problem;
    const reason = codeOf(problem);
    if (reason === 'ENOENT' || reason === 'ENOTDIR')
      throw new CommandError('check-log.file-not-found', { file }, EXIT.notFound);
    throw new CommandError('check-log.file-not-readable', { file, reason }, EXIT.inputOutput);
  }
}
