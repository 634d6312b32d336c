import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlayedCase } from './simulation.ts';

/** As the server knows it (`apps/server/src/seed/sample-acts.ts`). */
const FILE = 'sample-acts.jsonl';

/**
 * Leaves in a data folder what the devices of a running sample course have signed for later, one entry as JSON a line in
 * the order of their times. A server on that folder sends each when its time has come.
 */
export function keepActsToCome(folder: string, cases: readonly PlayedCase[]): void {
  const acts = cases.flatMap(({ toCome }) => toCome).toSorted((a, b) => a.body.recorded - b.body.recorded);
  writeFileSync(join(folder, FILE), acts.map((act) => `${JSON.stringify(act)}\n`).join(''), { mode: 0o600 });
}
