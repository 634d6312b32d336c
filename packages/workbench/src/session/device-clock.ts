import { nextHlc, type CaseEvent } from '@tracecraft/record';
import type { Clock } from '../ports.ts';

/** How far another device's clock may pull ours forward (docs/spec/record.md §order). */
export const DRIFT_CAP_MS = 5 * 60 * 1000;

/**
 * The hybrid logical clock of the next event: later than every event of the own feed, and than what others wrote
 * unless their clock runs more than `capMs` ahead: a broken clock must not drag everybody's order with it.
 */
export function hlcAfter(now: number, own: string | null, others: readonly string[], capMs: number): string {
  const limit = Number.isFinite(capMs) ? BigInt(now + capMs) << 16n : null;
  const heeded = limit === null ? others : others.filter((hlc) => BigInt(hlc) <= limit);
  return nextHlc(now, own === null ? heeded : [own, ...heeded]);
}

/** Clock readings of the previous act of this device. */
export interface Reading {
  readonly recorded: number;
  readonly epoch: number;
  /** Monotonic milliseconds, when the host has such a clock and the act was made since start-up. */
  readonly monotonic?: number;
}

/** The reading a stored event bears witness to. */
export function readingOf(event: CaseEvent): Reading {
  return { recorded: event.body.recorded, epoch: event.body.clock.epoch };
}

/** Takes a reading; a clock that went back, or that moved against the monotonic one, starts a new epoch. */
export function readClock(clock: Clock, previous: Reading | null): Reading {
  const recorded = Math.trunc(clock.now());
  const monotonic = clock.monotonic?.();
  const reading = monotonic === undefined ? { recorded } : { recorded, monotonic };
  if (previous === null) return { ...reading, epoch: 0 };
  return { ...reading, epoch: previous.epoch + (jumped(previous, reading, clock.uncertaintyMs) ? 1 : 0) };
}

function jumped(before: Reading, now: Omit<Reading, 'epoch'>, uncertaintyMs: number): boolean {
  if (now.recorded < before.recorded) return true;
  if (before.monotonic === undefined || now.monotonic === undefined) return false;
  const drift = now.recorded - before.recorded - (now.monotonic - before.monotonic);
  return Math.abs(drift) > 1000 + 2 * uncertaintyMs;
}
