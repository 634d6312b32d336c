import { GLOBAL, type Rubric } from './rubric.ts';

/** A rubric as the text of its file, which `parseRubric` reads back: JSON is YAML. It may still be incomplete. */
export function writeRubric({ criteria, ...rest }: Rubric): string {
  const { id: _, ...global } = criteria.find(({ id }) => id === GLOBAL) ?? { id: '', ...NO_GLOBAL };
  const written = { ...rest, criteria: criteria.filter(({ id }) => id !== GLOBAL), global };
  return `${JSON.stringify(written, null, 1)}\n`;
}

const NO_GLOBAL = { title: { en: '' }, weight: 0, levels: [] };
