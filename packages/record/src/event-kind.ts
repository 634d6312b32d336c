/** What an event can be about. A practice binds its checks to one of these. */
export type ObjectType = 'case' | 'scene' | 'search' | 'exhibit' | 'device' | 'image' | 'person' | 'officer';

/** What a stream is the record of: the first word of its id. */
export type StreamType = 'case' | 'course' | 'agency';

/** How a field is written, signed and compared. Numbers are integers in the unit the field names. */
export type FieldType =
  | 'text'
  | 'choice'
  | 'integer'
  | 'yes-no'
  | 'time'
  | 'digest'
  | 'person'
  | 'event'
  | 'list';

/** One field of an event kind. `time` is UTC milliseconds; `person` and `event` hold ids; `list` holds texts. */
export interface FieldSpec {
  readonly type: FieldType;
  readonly meaning: string;
  readonly required?: boolean;
  readonly unit?: 'ms' | 'bytes' | 'mg' | 'mm' | 'count' | 'mdegC';
  /** Allowed values of a `choice`. */
  readonly choices?: readonly string[];
}

/** An object the event touches, beside its performer. */
export interface ObjectRole {
  readonly role: string;
  readonly type: ObjectType;
  readonly required: boolean;
}

/**
 * One kind of event: the single place where identifier, verb, objects and fields are declared
 * (docs/spec/record.md §vocabulary). Screens, the practice language and act scripts read it from here.
 */
export interface EventKind {
  /** Identifier in the signed header, e.g. `exhibit.photographed`. */
  readonly kind: string;
  /** Words a practice sentence or an act script uses; the first is the usual one. Empty: never typed by hand. */
  readonly verbs: readonly string[];
  readonly meaning: string;
  /** `case`: part of the trace of every object of the case. `object`: only of the objects it touches. */
  readonly scope: 'object' | 'case';
  readonly objects: readonly ObjectRole[];
  /** Objects that come into being with this event; their id is the event's id. */
  readonly creates?: readonly ObjectType[];
  /** Its fields describe the object, so `where` conditions of a practice read them. */
  readonly describes?: boolean;
  /** Streams it may stand in (settled question 4); case records alone where nothing is said. */
  readonly streams?: readonly StreamType[];
  /** `measured`: written by the machine from what it did; `declared`: an officer said so. */
  readonly basis: 'declared' | 'measured';
  readonly fields: Readonly<Record<string, FieldSpec>>;
}
