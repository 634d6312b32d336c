import { setTimeout as pause } from 'node:timers/promises';

/** Acts being taken in: work that can wait a moment lets them go first. */
export interface Traffic {
  /** Counts `work` as under way until it has ended. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves when nothing has been under way for a moment, and after `atMostMs` in any case. */
  readonly calm: (atMostMs: number) => Promise<void>;
}

/** Between two acts of one burst there can be a moment without any. */
const QUIET_MS = 25;
const LOOK_MS = 10;

export function traffic(): Traffic {
  let count = 0;
  let ended = -Infinity;
  const isCalm = (): boolean => count === 0 && performance.now() - ended >= QUIET_MS;
  return {
    during(work) {
      count++;
      return work().finally(() => {
        count--;
        ended = performance.now();
      });
    },
    async calm(atMostMs) {
      const until = performance.now() + atMostMs;
      while (!isCalm() && performance.now() < until) await pause(LOOK_MS);
    },
  };
}
