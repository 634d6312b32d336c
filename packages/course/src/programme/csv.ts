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
  const reader = new CsvReader(text.startsWith('\uFEFF') ? text.slice(1) : text);
  return reader.read();
}

class CsvReader {
  private readonly rows: CsvRow[] = [];
  private cells: string[] = [];
  private cell = '';
  /** Line the open quotation mark stands on, or null. */
  private quoted: number | null = null;
  private line = 1;
  private begins = 1;
  private readonly source: string;
  private readonly separator: string;

  constructor(source: string) {
    this.source = source;
    this.separator = separatorOf(source);
  }

  read(): CsvText {
    for (let i = 0; i < this.source.length; i++) {
      const letter = this.source[i]!;
      const next = this.source[i + 1];
      // CR LF is one line end, told at the LF.
      const ends = letter === '\n' || (letter === '\r' && next !== '\n');
      if (ends) this.line++;
      if (this.quoted !== null) {
        if (letter === '"' && next === '"') i++;
        this.inQuotes(letter, next);
      } else if (ends) this.endRow();
      else this.outside(letter);
    }
    if (this.quoted !== null) return { unclosedQuote: this.quoted };
    this.endRow();
    return { rows: this.rows };
  }

  private inQuotes(letter: string, next: string | undefined): void {
    if (letter === '"' && next !== '"') this.quoted = null;
    else this.cell += letter;
  }

  private outside(letter: string): void {
    if (letter === '"' && this.cell.trim() === '') {
      this.cell = '';
      this.quoted = this.line;
    } else if (letter === this.separator) this.endCell();
    else if (letter !== '\r') this.cell += letter;
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
  }

  private endRow(): void {
    this.endCell();
    if (this.cells.some((one) => one.trim() !== '')) this.rows.push({ line: this.begins, cells: this.cells });
    this.cells = [];
    this.begins = this.line;
  }
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
