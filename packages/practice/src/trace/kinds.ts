import { vocabulary, type EventKind, type ObjectType } from '@tracecraft/record';

/** An event kind as checks see it. */
export interface Kind {
  readonly name: string;
  /** 0, 1, 2 …, acts that are not case-wide first; -1 for a kind version 0 does not know. */
  readonly number: number;
  readonly caseWide: boolean;
  /** An act of the work itself; the record's own book-keeping is never an event of a trace. */
  readonly isAct: boolean;
  readonly describes: boolean;
  readonly measured: boolean;
  /** It corrects or withdraws another event. */
  readonly amends: boolean;
  /** It explains, waives or confirms: it marks verdicts. */
  readonly flags: boolean;
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

const MARKING: ReadonlySet<string> = new Set(['departure.explained', 'waiver.recorded', 'act.assessed']);

const isOfObjects = (entry: EventKind): boolean => entry.scope === 'object' && isWork(entry);
const sorted = [...vocabulary.filter(isOfObjects), ...vocabulary.filter((entry) => !isOfObjects(entry))];

export const KIND_COUNT: number = sorted.length;

/** Kinds of acts that are not case-wide have the numbers below this. */
export const OBJECT_KINDS: number = sorted.filter(isOfObjects).length;

/** Numbers of the kinds that describe an object: each is an act that is not case-wide. */
export const DESCRIBING: readonly number[] = sorted.flatMap((entry, number) =>
  entry.describes === true && isOfObjects(entry) ? [number] : [],
);

const KINDS: ReadonlyMap<string, Kind> = new Map(
  sorted.map((entry, number) => [entry.kind, readKind(entry, number)]),
);

function isWork(entry: EventKind): boolean {
  return entry.verbs.length > 0 && !BOOK_KEEPING.has(entry.kind);
}

function readKind(entry: EventKind, number: number): Kind {
  return {
    name: entry.kind,
    number,
    caseWide: entry.scope === 'case',
    isAct: isWork(entry),
    describes: entry.describes === true,
    measured: entry.basis === 'measured',
    amends: entry.kind === 'record.corrected' || entry.kind === 'record.retracted',
    flags: MARKING.has(entry.kind),
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
      amends: false,
      flags: false,
      creates: [],
      fields: {},
    }
  );
}
