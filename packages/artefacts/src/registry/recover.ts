import type { ArtefactPorts } from '../contract.ts';
import { applyDirtyVector } from './apply-dirty-vector.ts';
import { applyEntries } from './apply-entries.ts';
import type { DirtyHive, Recovery } from './recovered-hive.ts';
import { NEW_FORMAT, openLog, type LogFile } from './transaction-log.ts';

const ENDINGS = ['.LOG1', '.LOG2', '.LOG'];

/**
 * Applies the transaction logs beside a hive to a copy of it in memory, as Windows does when it loads one: those of the new
 * format in the order of their numbers, without a gap and not older than the hive; of the old format the first that was
 * written at the same time as the hive. It stops where a log does not hold. Null when nothing was applied.
 */
export function recover(dirty: DirtyHive, { beside }: ArtefactPorts): Recovery | null {
  const logs = ENDINGS.flatMap((ending) => openBeside(dirty, ending, beside?.(ending) ?? null));
  const old = logs.filter(({ block: { type } }) => type !== NEW_FORMAT);
  const recovered = applyEntries(
    dirty,
    logs.filter((log) => !old.includes(log)),
  );
  if (recovered === null) return applyDirtyVector(dirty, old);
  dirty.refused.push(...old.map(({ ending }) => `${ending} (of an older format)`));
  return recovered;
}

function openBeside({ rows, refused }: DirtyHive, ending: string, bytes: Uint8Array | null): LogFile[] {
  if (bytes === null || bytes.length === 0) return [];
  if (bytes.subarray(0, 4).every((byte) => byte === 0)) {
    refused.push(`${ending} (empty)`);
    return [];
  }
  const found: LogFile[] = [];
  rows.attempt(() => found.push(openLog(ending, bytes)));
  if (found.length === 0) refused.push(`${ending} (its base block does not hold)`);
  return found;
}
