import type { ContentFault } from '../content-fault.ts';
import { readDocument } from '../parse-exercise.ts';
import { choice, id, integer, listOf, localised, mapOf, optional, text } from '../read/shape.ts';
import { GLOBAL, type Criterion, type Rubric } from './rubric.ts';

const levels = listOf(localised, 2);

const rubricShape = mapOf({
  id,
  version: text,
  part: choice(['explanation', 'testimony']),
  drafts: optional(listOf(text)),
  title: localised,
  summary: localised,
  share: optional(integer(1, 100)),
  markers: optional(integer(1, 5)),
  tolerance: optional(integer(0, 10)),
  criteria: listOf(mapOf({ id, title: localised, weight: integer(1, 100), levels }), 1),
  global: mapOf({ title: localised, weight: integer(0, 100), levels }),
});

/** Reads `content/rubrics/*.yaml`; the global rating becomes the last criterion. */
export function parseRubric(
  yaml: string,
): { readonly rubric: Rubric } | { readonly errors: readonly ContentFault[] } {
  const errors: ContentFault[] = [];
  const written = readDocument(yaml, 'rubric', rubricShape, errors);
  if (written === null || errors.length > 0) return { errors };
  const { global, ...rest } = written;
  const criteria = [...written.criteria, { id: GLOBAL, ...global }];
  errors.push(...criteriaFaults(criteria));
  if (errors.length > 0) return { errors };
  return { rubric: { drafts: [], share: 1, markers: 2, tolerance: 1, ...rest, criteria } };
}

function criteriaFaults(criteria: readonly Criterion[]): readonly ContentFault[] {
  const ids = criteria.map((one) => one.id);
  return ids
    .filter((one, i) => ids.indexOf(one) !== i)
    .map((name) => ({ code: 'duplicate-id', document: 'rubric', path: 'criteria', params: { name } }));
}
