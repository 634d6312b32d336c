import type { BaseBlock } from './base-block.ts';
import { RecoveredHive, type DirtyHive, type Recovery } from './recovered-hive.ts';
import { entriesOf, type LogFile } from './transaction-log.ts';

/** Applies the logs in the new format; null when none of them could be. */
export function applyEntries(dirty: DirtyHive, logs: readonly LogFile[]): Recovery | null {
  if (logs.length === 0) return null;
  const { file, block, refused } = dirty;
  const hive = new RecoveredHive(file);
  const applied: string[] = [];
  let next: number | null = null;
  for (const log of usable(dirty, logs)) {
    const first = log.block.primary;
    const reason = whyNot(first, block, next);
    const after: number = reason === null ? applyLog(dirty, hive, log) : first;
    if (after === first) refused.push(`${log.ending} (${reason ?? 'its first entry does not hold'})`);
    else {
      const last = after - 1;
      applied.push(`${log.ending} ${first === last ? `entry ${first}` : `entries ${first} to ${last}`}`);
      next = after;
    }
  }
  return applied.length === 0 ? null : { hive, applied };
}

/** The older log first; without a base block of its own to go by, a hive takes the newest alone. */
function usable({ block, refused }: DirtyHive, logs: readonly LogFile[]): readonly LogFile[] {
  const inOrder = [...logs].sort((a, b) => a.block.primary - b.block.primary);
  if (block.checksum.holds) return inOrder;
  refused.push(...inOrder.slice(0, -1).map(({ ending }) => `${ending} (not the newest)`));
  return inOrder.slice(-1);
}

function whyNot(first: number, { secondary, checksum }: BaseBlock, next: number | null): string | null {
  if (next !== null && first !== next) return `begins with entry ${first}, wanted is ${next}`;
  if (next !== null || !checksum.holds || first >= secondary) return null;
  return `begins with entry ${first}, older than the hive at ${secondary}`;
}

/** Number of the entry that would come next. */
function applyLog({ block, rows }: DirtyHive, hive: RecoveredHive, log: LogFile): number {
  let next = log.block.primary;
  if (!block.checksum.holds) hive.restoreBaseBlock(log);
  rows.attempt(() => {
    for (const entry of entriesOf(log)) {
      hive.apply(log, entry);
      next = entry.sequence + 1;
    }
  });
  return next;
}
