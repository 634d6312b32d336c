import type { FieldValue } from '@tracecraft/record';

/**
 * Where bytes are, so that anybody can find them again: the field values of `bookmark.made`, `finding.stated` and
 * `image.examined`. With `entry` they are that file's content; with `offset` and `length` a range of the raw image.
 */
export interface Locus {
  /** Byte offset of the partition in the raw image. */
  readonly partition: number | null;
  readonly path: string | null;
  /** The file system's own identity of the file. */
  readonly entry: string | null;
  /** First byte in the raw image; of a file, its first byte. */
  readonly offset: number | null;
  /** Bytes. */
  readonly length: number | null;
  /** SHA-256 of the bytes seen, hexadecimal. */
  readonly sha256: string | null;
}

/** Fields an event keeps a locus in. */
export function locusFields(locus: Locus): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    Object.entries({
      partition: locus.partition,
      path: locus.path,
      entry: locus.entry,
      offset: locus.offset,
      length: locus.length,
      'content-sha256': locus.sha256,
    }).filter((field): field is [string, string | number] => field[1] !== null),
  );
}

/** The locus in an event's fields, or null when it has none. */
export function locusOf(fields: Readonly<Record<string, FieldValue>>): Locus | null {
  const text = (name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null);
  const number = (name: string): number | null => (typeof fields[name] === 'number' ? fields[name] : null);
  const locus: Locus = {
    partition: number('partition'),
    path: text('path'),
    entry: text('entry'),
    offset: number('offset'),
    length: number('length'),
    sha256: text('content-sha256'),
  };
  return Object.values(locus).every((value) => value === null) ? null : locus;
}
