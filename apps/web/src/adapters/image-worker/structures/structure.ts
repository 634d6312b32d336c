import type { Struct, Fields } from '@tracecraft/formats';
import { shownValue } from './shown-value.ts';

/** A field of a structure on the disk. */
export interface StructureField {
  /** As the layout names it. */
  readonly name: string;
  /** First byte in the raw image. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
  /** As people read it. */
  readonly value: string;
}

/** A structure on the disk and its fields in the order they lie. `kind`: its words are phrase `lab.structure.<kind>`. */
export interface Structure {
  readonly kind: string;
  /** First byte in the raw image. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
  readonly fields: readonly StructureField[];
}

/** Where a field lies in its structure, and how its bytes are read. */
export interface FieldSpec {
  readonly name: string;
  readonly at: number;
  readonly size: number;
  readonly as?: 'number' | 'bytes' | 'text' | 'filetime' | 'unix-time' | 'utf-16';
}

/** A structure from a layout of `formats` (several share one where a second continues the first). `bytes` begin with it. */
export function structureOf(
  kind: string,
  offset: number,
  bytes: Uint8Array,
  ...layouts: readonly Struct<Fields>[]
): Structure {
  const fields = layouts.flatMap((layout) =>
    Object.entries(layout.fields).map(([name, field]) => ({
      name,
      offset: offset + field.offset,
      length: field.size,
      value: shownValue(name, field.size, field.read(bytes, 0)),
    })),
  );
  const length = Math.max(...layouts.map(({ size }) => size));
  return { kind, offset, length, fields: inOrder(fields) };
}

/** A structure whose layout gives offsets alone. */
export function structureAt(
  kind: string,
  offset: number,
  bytes: Uint8Array,
  specs: readonly FieldSpec[],
): Structure {
  const fields = specs
    .filter(({ at, size }) => at >= 0 && size > 0 && at + size <= bytes.length)
    .map(({ name, at, size, as }) => ({
      name,
      offset: offset + at,
      length: size,
      value: shownValue(name, size, bytes.subarray(at, at + size), as ?? 'number'),
    }));
  return { kind, offset, length: bytes.length, fields: inOrder(fields) };
}

function inOrder(fields: readonly StructureField[]): readonly StructureField[] {
  return fields.toSorted((a, b) => a.offset - b.offset);
}
