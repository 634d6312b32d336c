/** What a number in a column counts. */
export type ColumnTime =
  | 'webkit-us-utc'
  | 'unix-us-utc'
  | 'unix-ms-utc'
  | 'unix-s-utc'
  | 'cocoa-s-utc'
  /** Seconds up to iOS 10, nanoseconds from iOS 11 on: told apart by size. */
  | 'cocoa-by-size';

/** How a column becomes a row. */
export interface Column {
  readonly name: string;
  readonly time?: ColumnTime;
  /** Names of the numbers it may hold. */
  readonly names?: (value: bigint) => string | undefined;
  /** The text that column `shows` of row `value` of `table` holds. */
  readonly refersTo?: { readonly table: string; readonly shows: string };
}

/** A table that is read, and the column that says to people which row it is. */
export interface TableReading {
  readonly table: string;
  readonly label: string;
  readonly columns: readonly Column[];
}

/** An application's database: known by tables that all have to be there. */
export interface DatabaseReading {
  readonly form: string;
  readonly marks: Readonly<Record<string, readonly string[]>>;
  readonly tables: readonly TableReading[];
}

/** Names of numbers, counted from `first`. */
export function named(first: number, ...names: readonly string[]): (value: bigint) => string | undefined {
  return (value) => names[Number(value) - first];
}
