import type { CheckVerdict } from '@tracecraft/practice';

/** What a verdict is about, as text of one line: practice, step, object, and the second object of a pair. */
export function verdictKey({
  practice,
  step,
  object,
  on,
}: Pick<CheckVerdict, 'practice' | 'step' | 'object' | 'on'>): string {
  return `${practice}/${step}/${object.type}:${object.id}${on === null ? '' : `:${on.id}`}`;
}
