import type { GapLine } from '@tracecraft/course';
import type { Say } from '../../language/index.ts';

/**
 * A line of a shown record in the reader's words: `HH:MM:SS who verb Thing field value …`. Names of things and values
 * stay as the record has them.
 */
export function lineWords(
  say: Say,
  { text, event }: GapLine,
): { readonly time: string; readonly who: string; readonly what: string; readonly about: string } {
  const [time = '', who = '', , ...rest] = text.split(' ');
  return { time, who, what: say(`event.${event.header.kind}`), about: rest.join(' ') };
}
