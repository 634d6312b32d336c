import type { Structure, StructureField } from '../../../adapters/image-worker/messages.ts';

/** A byte's field, and one of four tints that differ from its neighbours'. */
export interface FieldMark {
  readonly structure: Structure;
  readonly field: StructureField;
  readonly tint: 0 | 1 | 2 | 3;
  /** First byte of the field. */
  readonly first: boolean;
}

/** The field each byte belongs to; where structures lie in one another the smaller one is meant. */
export function fieldMarks(structures: readonly Structure[]): ReadonlyMap<number, FieldMark> {
  const marks = new Map<number, FieldMark>();
  for (const structure of structures.toSorted((a, b) => b.length - a.length))
    structure.fields.forEach((field, i) => {
      const tint = (i % 4) as FieldMark['tint'];
      for (let at = 0; at < field.length; at++)
        marks.set(field.offset + at, { structure, field, tint, first: at === 0 });
    });
  return marks;
}

/** The smallest structure that holds `offset`, else the first. */
export function structureHere(structures: readonly Structure[], offset: number | null): Structure | null {
  const holding = structures.filter(
    (one) => offset !== null && offset >= one.offset && offset < one.offset + one.length,
  );
  return holding.toSorted((a, b) => a.length - b.length)[0] ?? structures[0] ?? null;
}
