import type { FieldValue } from '@tracecraft/record';

/** A script that was read: every word of it is known to be playable; whether each act is, shows when it is played. */
export interface Script {
  readonly title: string | null;
  /** IANA zone of the wall-clock times. */
  readonly zone: string;
  readonly officers: readonly ScriptOfficer[];
  readonly lines: readonly ScriptLine[];
}

export interface ScriptOfficer {
  /** Word that stands for the officer in the script. */
  readonly handle: string;
  readonly name: string;
  readonly duty: string;
  readonly agency: string | null;
  readonly line: number;
}

/** A value that only playing can resolve: an officer, an object of the case, or what an earlier line recorded. */
export interface Reference {
  readonly to: 'person' | 'object' | 'event';
  readonly name: string;
}

export type ScriptValue = FieldValue | Reference;

/** One act. */
export interface ScriptLine {
  readonly line: number;
  /** The line as written, without its comment. */
  readonly text: string;
  /** UTC milliseconds at which it is recorded. */
  readonly at: number;
  /** UTC milliseconds at which it happened, when written down later; else null. */
  readonly late: number | null;
  readonly officer: string;
  readonly verb: string;
  readonly kind: string;
  /** Script name of the object it introduces or is about, or null. */
  readonly subject: string | null;
  readonly introduces: boolean;
  /** `as NAME`: later lines may correct or retract this event by that name. */
  readonly label: string | null;
  readonly fields: Readonly<Record<string, ScriptValue>>;
  /** Role → script name. */
  readonly objects: Readonly<Record<string, string>>;
  /** Evidence of the exercise the image is made from; only of `acquire`. */
  readonly evidence: string | null;
}

export function isReference(value: ScriptValue): value is Reference {
  return typeof value === 'object' && 'to' in value;
}
