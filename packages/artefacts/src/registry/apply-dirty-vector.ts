import { ArtefactError } from '../artefact-error.ts';
import { dirtyVector, keepsBin } from './dirty-vector.ts';
import { HIVE_BINS } from './base-block.ts';
import { RecoveredHive, type DirtyHive, type Recovery } from './recovered-hive.ts';
import type { LogEntry, LogFile } from './transaction-log.ts';

/** Byte of the first hive bin's time, which stands for that of a base block that does not hold. */
const BIN_TIME = HIVE_BINS + 20;

/** Applies the first log in the old format that belongs to the hive and holds, whole or not at all; null when none does. */
export function applyDirtyVector(dirty: DirtyHive, logs: readonly LogFile[]): Recovery | null {
  let recovery: Recovery | null = null;
  for (const log of logs) {
    const done: Recovery | string = recovery === null ? applyOne(dirty, log) : 'another was applied';
    if (typeof done === 'string') dirty.refused.push(`${log.ending} (${done})`);
    else recovery = done;
  }
  return recovery;
}

function applyOne({ file, block, rows }: DirtyHive, log: LogFile): Recovery | string {
  const written = block.checksum.holds ? block.written : timeOfBins(file);
  if (log.block.written !== written) return 'of another time than the hive';
  const hive = new RecoveredHive(file);
  if (!block.checksum.holds) hive.restoreBaseBlock(log);
  let sectors = 0;
  rows.attempt(() => {
    const vector = dirtyVector(log);
    mustKeepBins(file, log, vector);
    hive.apply(log, vector);
    sectors = vector.pages.length;
  });
  return sectors === 0 ? 'does not hold' : { hive, applied: [`${log.ending}, ${sectors} sectors`] };
}

function mustKeepBins(file: Uint8Array, { ending, bytes }: LogFile, { pages, sequence }: LogEntry): void {
  for (const { into, from, length } of pages)
    if (!keepsBin(file.subarray(into), bytes.subarray(from, from + length)))
      throw new ArtefactError(
        'artefact.malformed',
        { structure: `${ending} hbin`, field: 'Offset', offset: from },
        sequence,
      );
}

function timeOfBins(file: Uint8Array): bigint | null {
  if (file.length < BIN_TIME + 8) return null;
  return new DataView(file.buffer, file.byteOffset).getBigUint64(BIN_TIME, true);
}
