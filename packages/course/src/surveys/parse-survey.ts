import type { ContentFault } from '../content-fault.ts';
import { readDocument } from '../parse-exercise.ts';
import { choice, id, integer, listOf, localised, mapOf, nullable, text } from '../read/shape.ts';
import type { SurveyForm } from './survey-form.ts';

/** A form, or every fault of its file. */
export type ParsedSurvey = { readonly form: SurveyForm } | { readonly errors: readonly ContentFault[] };

const surveyShape = mapOf({
  id,
  version: text,
  title: localised,
  drafts: listOf(text),
  brief: localised,
  level: integer(1, 4),
  about: choice(['session', 'run', 'course', 'follow-up']),
  by: choice(['participant', 'officer', 'supervisor']),
  items: listOf(mapOf({ id, text: localised, scale: choice(['agreement', 'yes-no', 'practice']) }), 1),
  open: nullable(localised),
});

export function parseSurvey(yaml: string): ParsedSurvey {
  const errors: ContentFault[] = [];
  const form = readDocument(yaml, 'survey', surveyShape, errors);
  if (form === null) return { errors };
  const ids = form.items.map((item) => item.id);
  for (const name of ids.filter((one, i) => ids.indexOf(one) !== i))
    errors.push({ code: 'duplicate-id', document: 'survey', path: 'items', params: { name } });
  return errors.length > 0 ? { errors } : { form: { ...form, level: form.level as SurveyForm['level'] } };
}
