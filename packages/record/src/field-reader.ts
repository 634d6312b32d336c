import type { FieldValue } from './event.ts';

/** Fields of one event as a fold wants them; what is missing or of another type is empty. */
export interface FieldReader {
  readonly text: (name: string) => string;
  /** Null where there is no text, or an empty one. */
  readonly maybe: (name: string) => string | null;
  /** 0 where there is none. */
  readonly number: (name: string) => number;
  readonly yes: (name: string) => boolean;
  readonly list: (name: string) => readonly string[];
}

export function fieldReader(fields: Readonly<Record<string, FieldValue>>): FieldReader {
  const maybe = (name: string): string | null => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    maybe,
    text: (name) => maybe(name) ?? '',
    number: (name) => (typeof fields[name] === 'number' ? fields[name] : 0),
    yes: (name) => fields[name] === true,
    list: (name) => {
      const value = fields[name];
      return Array.isArray(value) ? (value as readonly string[]) : [];
    },
  };
}
