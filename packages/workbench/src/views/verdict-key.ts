import type { CheckVerdict } from '@tracecraft/practice';

/** What a verdict is about, as text of one line: practice, step, object. The same text as in an advice's id. */
export function verdictKey({
  practice,
  step,
  object,
}: Pick<CheckVerdict, 'practice' | 'step' | 'object'>): string {
  return `${practice}/${step}/${object.type}:${object.id}`;
}
