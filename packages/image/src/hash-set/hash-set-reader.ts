/** A line of a hash set that holds no digest where one belongs. */
export interface HashSetFault {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

const DIGEST = /^(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/;
/** `0000…  name`, `0000… *name`, `0000…,anything` or the digest alone. */
const PLAIN = /^\\?([0-9a-fA-F]{32}(?:[0-9a-fA-F]{8})?(?:[0-9a-fA-F]{24})?)(?:[\s,;*].*)?$/;
const COLUMN = /^(?:md5|sha-?1|sha-?256|hash|digest)(?:[ _-]?(?:hash|sum|value))?$/i;
const SHOWN = 80;

/** The cells of one line of CSV; a quotation mark inside quotes is written twice (RFC 4180). */
function cellsOf(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  );
}

/**
 * Reads a hash set line by line, whatever its size: NSRL RDS 2 and other CSV with a header that names MD5, SHA-1 or SHA-256
 * columns, or a digest a line as `md5sum` and `sha256sum` write it. Lines beginning with `#` are remarks.
 */
export class HashSetReader {
  private number = 0;
  private columns: readonly number[] | null = null;
  private begun = false;

  /** Digests of the next line, hexadecimal in small letters; a fault where there is none. */
  line(text: string): readonly string[] | HashSetFault {
    this.number += 1;
    const line = this.number === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (line.trim() === '' || line.startsWith('#')) return [];
    if (!this.begun) {
      this.begun = true;
      const columns = cellsOf(line).flatMap((cell, i) => (COLUMN.test(cell) ? [i] : []));
      if (columns.length > 0) {
        this.columns = columns;
        return [];
      }
    }
    const found = this.columns === null ? plainDigest(line) : this.inColumns(line, this.columns);
    return found.length > 0 ? found : { line: this.number, text: line.slice(0, SHOWN) };
  }

  private inColumns(line: string, columns: readonly number[]): string[] {
    const cells = cellsOf(line);
    const digests = columns.map((column) => cells[column] ?? '').filter((cell) => cell !== '');
    return digests.every((cell) => DIGEST.test(cell)) ? digests.map((cell) => cell.toLowerCase()) : [];
  }
}

function plainDigest(line: string): string[] {
  const digest = PLAIN.exec(line.trim())?.[1];
  return digest === undefined ? [] : [digest.toLowerCase()];
}
