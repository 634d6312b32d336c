import type { CheckVerdict, CompiledPractices } from '@tracecraft/practice';
import type { Attachment, CaseEvent, EventId } from '@tracecraft/record';
import type { Exercise } from '../exercise.ts';
import type { VerdictTurn } from './verdict-turns.ts';

/** What a replay is made from. */
export interface ReplaySource {
  readonly exercise: Exercise;
  readonly events: readonly CaseEvent[];
  readonly practices: CompiledPractices;
  /** UTC ms of the start of the run; null: the first act. */
  readonly started: number | null;
  /** UTC ms at which the case was closed or handed in; null while it is open. */
  readonly closed: number | null;
}

/** One mark on the time axis. `at`: ms since the start; below zero: before it. */
export interface ReplayEntry {
  readonly at: number;
  /**
   * `act`: at the time it is said to have happened; `written`: a late entry, at the time it was written down;
   * `turn`: a verdict turned.
   */
  readonly kind: 'act' | 'written' | 'inject' | 'hint' | 'advice' | 'turn';
  /** The event shown; for a turn the one that turned it, null where only time did. */
  readonly event: EventId | null;
  /** An act that has a `written` twin. */
  readonly late: boolean;
  /** About a victim or somebody who may be under age: neither its words nor its pictures are shown. */
  readonly withheld: boolean;
  readonly turn: VerdictTurn | null;
  /** Phrase (`replay.*`) with params: blame-free, without names of people. */
  readonly says: { readonly phrase: string; readonly params: Readonly<Record<string, string | number>> };
}

/** Where an exhibit was on the plan and from when. Millimetres; null where the record does not place it. */
export interface ReplayExhibit {
  readonly exhibit: EventId;
  readonly number: number;
  readonly thing: string | null;
  readonly x: number | null;
  readonly y: number | null;
  readonly at: number;
}

/** A photograph with when it was taken; none that is withheld. `view`: drawing of the thing, where no picture was attached. */
export interface ReplayPhotograph {
  readonly event: EventId;
  readonly at: number;
  readonly exhibit: EventId | null;
  readonly picture: Attachment | null;
  readonly view: string | null;
}

/** A place to jump to: a departure that stands at the end, at the moment it arose. */
export interface ReplayDeparture {
  readonly at: number;
  readonly verdict: CheckVerdict;
  readonly state: 'unexplained' | 'explained' | 'waived';
  /** Index in `Replay.entries`. */
  readonly entry: number;
}

/** A case on one time axis. */
export interface Replay {
  /** UTC ms of zero on the axis. */
  readonly started: number;
  /** Last moment on the axis, ms. */
  readonly length: number;
  /** In order of time. */
  readonly entries: readonly ReplayEntry[];
  readonly exhibits: readonly ReplayExhibit[];
  readonly photographs: readonly ReplayPhotograph[];
  /** In order of time. */
  readonly departures: readonly ReplayDeparture[];
}
