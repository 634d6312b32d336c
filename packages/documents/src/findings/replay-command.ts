import type { ReportedPlace } from './contract.ts';

/** The command that reads the bytes of `place` again and compares their digest; null where there is nothing to read. */
export function replayCommand(file: string | null, place: ReportedPlace): string | null {
  const { partition, entry, offset, length, sha256 } = place;
  if (sha256 === null || (entry === null && (offset === null || length === null))) return null;
  const flags: readonly (readonly [string, string | number | null])[] = [
    ['--at', partition],
    ['--entry', entry],
    ['--offset', offset],
    ['--length', length],
    ['--sha256', sha256],
  ];
  const given = flags.flatMap(([flag, value]) =>
    value === null ? [] : [`${flag} ${quoted(String(value))}`],
  );
  // a record may hold any text: one that no command line can show is not made a command
  if (given.some((text) => HIDDEN.test(text))) return null;
  return `npx --no tracecraft image replay ${fileWord(file)} ${given.join(' ')}`;
}

/** The command that shows whether a file is this image. */
export function hashCommand(file: string | null): string {
  return `npx --no tracecraft image hash ${fileWord(file)}`;
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** A file name as one word of a POSIX shell; a name no command line can show stands as `IMAGE`. */
function fileWord(name: string | null): string {
  if (name === null || name === '' || HIDDEN.test(name)) return 'IMAGE';
  return quoted(name.startsWith('-') ? `./${name}` : name);
}

function quoted(word: string): string {
  return /^[\w./@%+,:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
