import { vocabulary, type EventKind, type ObjectType } from '@tracecraft/record';

/** An event kind as checks see it. */
export interface Kind {
  readonly name: string;
  /** Place in the vocabulary; -1 for a kind version 0 does not know. */
  readonly number: number;
  readonly caseWide: boolean;
  /** An act of the work itself; the record's own book-keeping is never an event of a trace. */
  readonly isAct: boolean;
  readonly describes: boolean;
  readonly measured: boolean;
  readonly creates: readonly ObjectType[];
  readonly fields: EventKind['fields'];
}

const BOOK_KEEPING: ReadonlySet<string> = new Set([
  'record.corrected',
  'record.retracted',
  'departure.explained',
  'waiver.requested',
  'practices.in-force',
  'case.opened',
  'case.handed-in',
]);

export const KIND_COUNT: number = vocabulary.length;

const KINDS: ReadonlyMap<string, Kind> = new Map(
  vocabulary.map((entry, number) => [entry.kind, readKind(entry, number)]),
);

function readKind(entry: EventKind, number: number): Kind {
  return {
    name: entry.kind,
    number,
    caseWide: entry.scope === 'case',
    isAct: entry.verbs.length > 0 && !BOOK_KEEPING.has(entry.kind),
    describes: entry.describes === true,
    measured: entry.basis === 'measured',
    creates: entry.creates ?? [],
    fields: entry.fields,
  };
}

/** The kind of that name; one of a later version touches what it names and is no act. */
export function kindOf(name: string): Kind {
  return (
    KINDS.get(name) ?? {
      name,
      number: -1,
      caseWide: false,
      isAct: false,
      describes: false,
      measured: false,
      creates: [],
      fields: {},
    }
  );
}
