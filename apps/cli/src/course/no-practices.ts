import type { SessionOptions } from '@tracecraft/workbench';

/** For devices on which nothing is checked: the record is judged where it is read. */
export const noPractices: Pick<SessionOptions, 'monitor' | 'advise'> = {
  monitor: () => ({ add: () => [], tick: () => [], close: () => [], verdicts: () => [] }),
  advise: () => [],
};
