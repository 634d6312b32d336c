import type { CaseEvent } from '@tracecraft/record';
import type { Answers, Said } from './course-state.ts';

/** Reads the fields of one event of a course stream; what is missing or of another type is empty. */
export interface CourseFacts {
  readonly said: Said;
  readonly event: CaseEvent;
  readonly text: (name: string) => string;
  readonly maybe: (name: string) => string | null;
  readonly number: (name: string) => number;
  /** A whole number from 0 on; null where there is none. */
  readonly whole: (name: string) => number | null;
  readonly yes: (name: string) => boolean;
  readonly list: (name: string) => readonly string[];
  /** A list of `key=value`. */
  readonly pairs: (name: string) => Answers;
}

export function courseFacts(event: CaseEvent): CourseFacts {
  const { fields, performer, claimed } = event.body;
  const maybe = (name: string): string | null => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const list = (name: string): readonly string[] => {
    const value = fields[name];
    return Array.isArray(value) ? (value as readonly string[]) : [];
  };
  return {
    said: { event: event.id, by: performer, at: claimed.start },
    event,
    maybe,
    text: (name) => maybe(name) ?? '',
    number: (name) => (typeof fields[name] === 'number' ? fields[name] : 0),
    whole: (name) => {
      const value = fields[name];
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
    },
    yes: (name) => fields[name] === true,
    list,
    pairs: (name) => new Map(list(name).map(splitPair)),
  };
}

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}
