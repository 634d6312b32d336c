import { nearest } from '@tracecraft/practice';
import type { FieldSpec } from '@tracecraft/record';
import { LineFault } from './script-error.ts';
import { quantity } from './quantity.ts';
import type { ScriptValue } from './script.ts';
import type { Token } from './token.ts';
import { dateExists, secondsOf, wallToUtc } from './zone-time.ts';

/** What the words of a value are read against. */
export interface ValueContext {
  readonly date: string;
  readonly zone: string;
  readonly officers: ReadonlySet<string>;
}

/** The value of a field as written. Throws LineFault at the word. */
export function readValue(field: string, spec: FieldSpec, token: Token, context: ValueContext): ScriptValue {
  const { text, column } = token;
  switch (spec.type) {
    case 'choice':
      return choice(field, spec.choices ?? [], token);
    case 'yes-no':
      if (text !== 'yes' && text !== 'no') throw new LineFault('script.yes-no', column, { field, text });
      return text === 'yes';
    case 'integer':
      return quantity(text, spec.unit, column);
    case 'time':
      return timeValue(token, context);
    case 'digest':
      if (!/^[0-9a-f]{64}$/.test(text)) throw new LineFault('script.digest', column, { field });
      return text;
    case 'person':
      return person(token, context);
    case 'event':
      return { to: 'event', name: text };
    case 'list':
      return text.split(',').map((item) => item.trim());
    case 'text':
      return field === 'object' ? { to: 'object', name: text } : text;
  }
}

function choice(field: string, choices: readonly string[], { text, column }: Token): string {
  if (choices.includes(text)) return text;
  throw new LineFault(
    'script.choice-unknown',
    column,
    { field, text, choices: choices.join(', ') },
    nearest(text, choices),
  );
}

/** `HH:MM` of the script's day, or `YYYY-MM-DDTHH:MM`. */
function timeValue({ text, column }: Token, { date, zone }: ValueContext): number {
  const [first = '', second] = text.split('T');
  const [day, clock] = second === undefined ? [date, first] : [first, second];
  const seconds = secondsOf(clock);
  if (seconds === null || !dateExists(day)) throw new LineFault('script.time', column, { text });
  return wallToUtc(zone, day, seconds);
}

/** A bare word is an officer of the script; somebody outside the team is written in quotes. */
function person({ text, quoted, column }: Token, { officers }: ValueContext): ScriptValue {
  if (officers.has(text)) return { to: 'person', name: text };
  if (quoted) return text;
  throw new LineFault('script.officer-unknown', column, { officer: text }, nearest(text, officers));
}
