import type { ContentFault } from '../content-fault.ts';
import { readDocument } from '../parse-exercise.ts';
import { id, integer, listOf, localised, mapOf, nullable, text } from '../read/shape.ts';
import type { TestBank } from './test-bank.ts';

/** A test, or every fault of its file. */
export type ParsedTest = { readonly test: TestBank } | { readonly errors: readonly ContentFault[] };

const testShape = mapOf({
  id,
  version: text,
  title: localised,
  drafts: listOf(text),
  brief: localised,
  minutes: integer(1, 600),
  items: listOf(
    mapOf({
      id,
      module: text,
      practice: nullable(id),
      text: localised,
      choices: listOf(mapOf({ id, text: localised }), 2),
      answer: id,
      why: localised,
    }),
    1,
  ),
});

export function parseTest(yaml: string): ParsedTest {
  const errors: ContentFault[] = [];
  const test = readDocument(yaml, 'test', testShape, errors);
  if (test === null) return { errors };
  const found = (code: ContentFault['code'], path: string, name: string): void => {
    errors.push({ code, document: 'test', path, params: { name } });
  };
  for (const name of repeated(test.items)) found('duplicate-id', 'items', name);
  for (const item of test.items) {
    for (const name of repeated(item.choices)) found('duplicate-id', `items.${item.id}.choices`, name);
    if (!item.choices.some((choice) => choice.id === item.answer))
      found('unknown-reference', `items.${item.id}.answer`, item.answer);
  }
  return errors.length > 0 ? { errors } : { test };
}

function repeated(list: readonly { readonly id: string }[]): readonly string[] {
  const ids = list.map((one) => one.id);
  return ids.filter((one, i) => ids.indexOf(one) !== i);
}
