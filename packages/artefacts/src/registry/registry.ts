import type { ParsedArtefact } from '../contract.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { Hive } from './hive.ts';
import { readComputerName, readTimeZone } from './machine.ts';
import { readUsbStorage } from './usb-storage.ts';
import { readTypedUrls, readRunMru } from './typed-by-user.ts';
import { readUserAssist } from './user-assist.ts';

/**
 * Reads a registry hive (SYSTEM or NTUSER.DAT): computer name, time zone, USB storage, what a user started and typed.
 * Keys that are absent give no rows. Transaction logs are not applied: a hive not closed properly says so in `faults`.
 */
export function parseRegistry(file: Uint8Array): ParsedArtefact {
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
  return rows.result();
}
