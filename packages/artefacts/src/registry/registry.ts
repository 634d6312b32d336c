import type { ArtefactPorts, ParsedArtefact } from '../contract.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { Hive } from './hive.ts';
import { readComputerName, readTimeZone } from './machine.ts';
import { readUsbStorage } from './usb-storage.ts';
import { readTypedUrls, readRunMru } from './typed-by-user.ts';
import { readUserAssist } from './user-assist.ts';

/**
 * Reads a registry hive (SYSTEM or NTUSER.DAT): computer name, time zone, USB storage, what a user started and typed.
 * Keys that are absent give no rows. Transaction logs are not applied: a hive not closed properly says so in `faults`, and
 * its form names the logs beside it that may hold newer values.
 */
export function parseRegistry(file: Uint8Array, ports: ArtefactPorts): ParsedArtefact {
  const rows = new RowGatherer('registry');
  rows.attempt(() => {
    const hive = new Hive(file, rows);
    const root = hive.root();
    for (const key of hive.children(root)) {
      if (!/^controlset\d{3}$/i.test(key.name)) continue;
      for (const read of [readComputerName, readTimeZone, readUsbStorage])
        rows.attempt(() => read(hive, key, rows));
    }
    for (const read of [readUserAssist, readRunMru, readTypedUrls])
      rows.attempt(() => read(hive, root, rows));
  });
  if (rows.result().faults.some(({ code }) => code === 'artefact.unclean')) rows.form += stateOf(ports);
  return rows.result();
}

const LOGS = ['.LOG', '.LOG1', '.LOG2'];

function stateOf({ beside }: ArtefactPorts): string {
  const logs = LOGS.filter((ending) => (beside?.(ending)?.length ?? 0) > 0);
  return `; not closed properly, rows of the hive alone${logs.length === 0 ? '' : `, not applied: ${logs.join(', ')}`}`;
}
