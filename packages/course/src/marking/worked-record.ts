import type { ContentFault } from '../content-fault.ts';
import type { Localised } from '../exercise.ts';
import { readDocument } from '../parse-exercise.ts';
import { id, integer, listOf, localised, mapOf, optional, text } from '../read/shape.ts';
import type { Rubric } from './rubric.ts';

/** What an expert gave one criterion, and why. */
export interface ExpertMark {
  readonly criterion: string;
  readonly level: number;
  readonly why: Localised;
}

/** A piece of work somebody expert has marked: assessors mark it first, so that all mean the same by a level. */
export interface WorkedRecord {
  readonly id: string;
  /** Rubric id. */
  readonly rubric: string;
  readonly title: Localised;
  readonly drafts: readonly string[];
  /** The work itself, Markdown: what the team wrote or said, with the lines of the record it rests on. */
  readonly work: Localised;
  readonly marks: readonly ExpertMark[];
}

const workedShape = mapOf({
  id,
  rubric: id,
  title: localised,
  drafts: optional(listOf(text)),
  work: localised,
  marks: listOf(mapOf({ criterion: id, level: integer(0, 10), why: localised }), 1),
});

/** How marks name a worked record in place of a case. */
export function workedCase(worked: Pick<WorkedRecord, 'id'>): string {
  return `worked:${worked.id}`;
}

/** Reads `content/rubrics/worked/*.yaml`; every criterion of its rubric is marked once, at a level it has. */
export function parseWorkedRecord(
  yaml: string,
  rubrics: readonly Rubric[],
): { readonly worked: WorkedRecord } | { readonly errors: readonly ContentFault[] } {
  const errors: ContentFault[] = [];
  const written = readDocument(yaml, 'worked', workedShape, errors);
  if (written === null || errors.length > 0) return { errors };
  const worked: WorkedRecord = { drafts: [], ...written };
  errors.push(...markFaults(worked, rubrics));
  return errors.length > 0 ? { errors } : { worked };
}

function markFaults(worked: WorkedRecord, rubrics: readonly Rubric[]): readonly ContentFault[] {
  const rubric = rubrics.find((one) => one.id === worked.rubric);
  const fault = (code: ContentFault['code'], path: string, name: string): ContentFault => ({
    code,
    document: 'worked',
    path,
    params: { name },
  });
  if (rubric === undefined) return [fault('unknown-reference', 'rubric', worked.rubric)];
  const marked = worked.marks.map((mark) => mark.criterion);
  return [
    ...rubric.criteria
      .filter((one) => !marked.includes(one.id))
      .map((one) => fault('missing', `marks.${one.id}`, one.id)),
    ...marked.filter((one, i) => marked.indexOf(one) !== i).map((one) => fault('duplicate-id', 'marks', one)),
    ...worked.marks.flatMap(({ criterion, level }) => {
      const levels = rubric.criteria.find((one) => one.id === criterion)?.levels.length;
      if (levels === undefined) return [fault('unknown-reference', 'marks', criterion)];
      return level < levels ? [] : [fault('out-of-range', `marks.${criterion}.level`, criterion)];
    }),
  ];
}
