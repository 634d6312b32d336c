import { EXT_MODE } from '@tracecraft/formats';

/** Letters of a Unix file's type as `fls` prints them. */
export const TYPE_LETTERS: Readonly<Record<number, string>> = {
  [EXT_MODE.fifo]: 'p',
  [EXT_MODE.character]: 'c',
  [EXT_MODE.directory]: 'd',
  [EXT_MODE.block]: 'b',
  [EXT_MODE.regular]: 'r',
  [EXT_MODE.link]: 'l',
  // Sleuth Kit's letter for a socket.
  [EXT_MODE.socket]: 'h',
};

const MODES = new Map<number, string>();

/** Type and rights of a Unix mode as `ls -l` and `fls` write them. */
export function modeText(mode: number): string {
  const known = MODES.get(mode);
  if (known !== undefined) return known;
  const letter = TYPE_LETTERS[mode & EXT_MODE.mask] ?? '-';
  const right = (bit: number, text: string): string => ((mode & bit) === 0 ? '-' : text);
  const last = (run: number, special: number, text: string): string => {
    if ((mode & special) === 0) return right(run, 'x');
    return (mode & run) === 0 ? text.toUpperCase() : text;
  };
  const rights =
    right(0o400, 'r') +
    right(0o200, 'w') +
    last(0o100, 0o4000, 's') +
    right(0o040, 'r') +
    right(0o020, 'w') +
    last(0o010, 0o2000, 's') +
    right(0o004, 'r') +
    right(0o002, 'w') +
    last(0o001, 0o1000, 't');
  MODES.set(mode, letter + rights);
  return letter + rights;
}
