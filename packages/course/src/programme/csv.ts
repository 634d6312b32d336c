/** A cell and where it stands; rows and columns count from 1. */
export interface CsvRow {
  /** Line of the file the row begins on. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvText = { readonly rows: readonly CsvRow[] } | { readonly unclosedQuote: number };

/**
 * Rows of a text after RFC 4180, with commas or semicolons (whichever stands first outside quotes in the first line; tabs
 * too, as spreadsheets paste them). A byte order mark is left out; lines end in LF, CRLF or CR; empty lines are skipped.
 */
export function readCsv(text: string): CsvText {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(source);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted: number | null = null;
  let line = 1;
  let begins = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begins, cells });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < source.length; i++) {
    const letter = source[i]!;
    const next = source[i + 1];
    if (letter === '\n' || (letter === '\r' && next !== '\n')) line++;
    if (quoted !== null) {
      if (letter !== '"') cell += letter;
      else if (next === '"') {
        cell += '"';
        i++;
      } else quoted = null;
    } else if (letter === '"' && cell.trim() === '') {
      cell = '';
      quoted = line;
    } else if (letter === separator) {
      cells.push(cell);
      cell = '';
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && next === '\n') continue;
      endRow();
      begins = line;
    } else cell += letter;
  }
  if (quoted !== null) return { unclosedQuote: quoted };
  endRow();
  return { rows };
}

function separatorOf(source: string): string {
  let quoted = false;
  for (const letter of source) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === ',' || letter === ';' || letter === '\t')) return letter;
    else if (!quoted && letter === '\n') break;
  }
  return ',';
}

/**
 * A table as CSV text: comma, CRLF, byte order mark, so that spreadsheets read any script. A cell that a spreadsheet
 * would run as a formula gets an apostrophe in front.
 */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}

function cellText(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // https://owasp.org/www-community/attacks/CSV_Injection names these first letters; tab and CR hide one of them.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
