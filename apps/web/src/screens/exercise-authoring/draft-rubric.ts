import { parseRubric, type Rubric } from '@tracecraft/course';

/**
 * A rubric of a draft, complete or not: what `writeRubric` wrote is read back as it stands, other text as the file it is.
 * Null when it can't be read at all.
 */
export function readDraftRubric(text: string): Rubric | null {
  const parsed = parseRubric(text);
  if ('rubric' in parsed) return parsed.rubric;
  try {
    const { global, criteria, ...rest } = JSON.parse(text) as Rubric & { readonly global: object };
    return { ...rest, criteria: [...criteria, { id: 'global', ...global } as Rubric['criteria'][number]] };
  } catch {
    return null;
  }
}
