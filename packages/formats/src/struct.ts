import type { Field } from './field.ts';

/** Fields of a structure by name. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The values of a structure's fields; of a view they are read when asked for, never before. */
export type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/**
 * An on-disk structure as data: a name, a size in bytes and where each field lies.
 * Readers take lazy views of it; writers (`forge`) fill the same layout.
 */
export interface Struct<F extends Fields> {
  /** Name used in errors, e.g. `fat.boot-sector`. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly fields: F;
  /** A lazy view of the structure at `at`. Throws RangeError when `bytes` does not hold all of it. */
  view(bytes: Uint8Array, at?: number): Values<F>;
  /** Writes the given fields; bytes of other fields stay as they are. */
  write(bytes: Uint8Array, values: Partial<Values<F>>, at?: number): void;
}

abstract class View {
  readonly bytes: Uint8Array;
  readonly at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }
}

function viewClass(fields: Fields): new (bytes: Uint8Array, at: number) => View {
  class FieldView extends View {}
  for (const [name, field] of Object.entries(fields)) {
    Object.defineProperty(FieldView.prototype, name, {
      enumerable: true,
      get(this: View) {
        return field.read(this.bytes, this.at);
      },
    });
  }
  return FieldView;
}

function mustFit(name: string, size: number, bytes: Uint8Array, at: number): void {
  if (at < 0 || at + size > bytes.length)
    throw new RangeError(`${name}: ${size} bytes at ${at} do not fit in ${bytes.length}`);
}

/** Declares a structure. Field offsets count from its start. */
export function struct<const F extends Fields>(name: string, size: number, fields: F): Struct<F> {
  for (const [key, field] of Object.entries(fields))
    if (field.offset + field.size > size) throw new RangeError(`${name}.${key} leaves the structure`);
  const FieldView = viewClass(fields);
  return {
    name,
    size,
    fields,
    view(bytes, at = 0) {
      mustFit(name, size, bytes, at);
      return new FieldView(bytes, at) as unknown as Values<F>;
    },
    write(bytes, values, at = 0) {
      mustFit(name, size, bytes, at);
      for (const [key, value] of Object.entries(values)) fields[key]?.write(bytes, at, value);
    },
  };
}
