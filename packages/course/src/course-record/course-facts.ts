import { fieldReader, type CaseEvent, type FieldReader } from '@tracecraft/record';
import type { Answers, Said } from './course-state.ts';

/** One event of a course stream as the folds read it. */
export interface CourseFacts extends FieldReader {
  readonly said: Said;
  readonly event: CaseEvent;
  /** A whole number from 0 on; null where there is none. */
  readonly whole: (name: string) => number | null;
  /** A list of `key=value`. */
  readonly pairs: (name: string) => Answers;
}

export function courseFacts(event: CaseEvent): CourseFacts {
  const { fields, performer, claimed } = event.body;
  const read = fieldReader(fields);
  return {
    ...read,
    said: { event: event.id, by: performer, at: claimed.start },
    event,
    whole: (name) => {
      const value = fields[name];
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
    },
    pairs: (name) => new Map(read.list(name).map(splitPair)),
  };
}

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}
