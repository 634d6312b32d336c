import type { ArtefactPorts, ArtefactRow, ParsedArtefact } from '../contract.ts';
import { ArtefactError } from '../artefact-error.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { isDirty, readBaseBlock, type BaseBlock } from './base-block.ts';
import { Hive } from './hive.ts';
import { readComputerName, readTimeZone } from './machine.ts';
import { recover } from './recover.ts';
import type { RecoveredHive } from './recovered-hive.ts';
import { readUsbStorage } from './usb-storage.ts';
import { readTypedUrls, readRunMru } from './typed-by-user.ts';
import { readUserAssist } from './user-assist.ts';

/**
 * Reads a registry hive (SYSTEM or NTUSER.DAT): computer name, time zone, USB storage, what a user started and typed.
 * Keys that are absent give no rows. Of a hive not closed properly the transaction logs beside it are applied; its form says which,
 * and why not the others. A row that stands only thanks to a log says `within`; one that a log took away or changed, `superseded`.
 */
export function parseRegistry(file: Uint8Array, ports: ArtefactPorts): ParsedArtefact {
  const rows = new RowGatherer('registry');
  rows.attempt(() => {
    const block = readBaseBlock(file);
    // a transaction log begins as a hive does; it is read with the hive it belongs to
    if (block.type !== 0 && block.checksum.holds) return;
    rows.form = `hive version ${block.major}.${block.minor}`;
    if (isDirty(block)) readDirty(file, block, ports, rows);
    else readHive(file, block, rows);
  });
  return rows.result();
}

function readHive(file: Uint8Array, block: BaseBlock, rows: RowGatherer): void {
  mustBeKnown(block);
  const hive = new Hive(file, block.root);
  const root = hive.root();
  for (const key of hive.children(root)) {
    if (!/^controlset\d{3}$/i.test(key.name)) continue;
    for (const read of [readComputerName, readTimeZone, readUsbStorage])
      rows.attempt(() => read(hive, key, rows));
  }
  for (const read of [readUserAssist, readRunMru, readTypedUrls]) rows.attempt(() => read(hive, root, rows));
}

function mustBeKnown({ major }: BaseBlock): void {
  const place = { structure: 'regf', field: 'MajorVersion', offset: 20 };
  if (major !== 1) throw new ArtefactError('artefact.malformed', place, major);
}

function readDirty(file: Uint8Array, block: BaseBlock, ports: ArtefactPorts, rows: RowGatherer): void {
  const refused: string[] = [];
  const recovery = recover({ file, block, rows, refused }, ports);
  const without = refused.length === 0 ? '' : `, not applied: ${refused.join(', ')}`;
  const told =
    recovery === null ? 'rows of the hive alone' : `with its transaction log: ${recovery.applied.join(', ')}`;
  rows.form += `; not closed properly, ${told}${without}`;
  noteState(block, recovery !== null, rows);
  if (recovery === null) readHive(file, block, rows);
  else compare(gathered(file, block), recovery.hive, rows);
}

/** That it was not closed is told where what is newer could not be read. */
function noteState({ primary, secondary, checksum }: BaseBlock, made: boolean, rows: RowGatherer): void {
  const place = (field: string, offset: number) => ({ structure: 'regf', field, offset });
  if (primary !== secondary && !made)
    rows.note('artefact.unclean', place('SecondarySequence', 8), `${primary}, ${secondary}`);
  if (!checksum.holds) rows.note('artefact.malformed', place('Checksum', 508), checksum.stored);
}

function gathered(file: Uint8Array, block: BaseBlock): ParsedArtefact {
  const rows = new RowGatherer('registry');
  rows.attempt(() => readHive(file, block, rows));
  return rows.result();
}

/** Rows of the hive after its logs, each where it stands; then those of the hive before that are no longer true. */
function compare(before: ParsedArtefact, hive: RecoveredHive, rows: RowGatherer): void {
  const after = gathered(hive.file, readBaseBlock(hive.file));
  rows.include(after);
  const old = new Set(before.rows.map((row) => `${row.offset} ${factKey(row)}`));
  for (const row of after.rows) {
    const same = old.has(`${row.offset} ${factKey(row)}`);
    if (same || hive.holds(row))
      rows.row(row.source, row.record, row, same ? placeIn(row) : hive.placeOf(row));
    else rows.attempt(() => missing(row));
  }
  const now = new Set(after.rows.map(factKey));
  for (const row of before.rows)
    if (!now.has(factKey(row))) rows.row(row.source, row.record, row, { ...placeIn(row), superseded: true });
}

function missing({ source, offset, length }: ArtefactRow): never {
  throw new ArtefactError('artefact.truncated', { structure: 'hive', field: source, offset }, length);
}

function placeIn({ offset, length }: ArtefactRow): Pick<ArtefactRow, 'offset' | 'length'> {
  return { offset, length };
}

/** What a row says, wherever it stands. */
function factKey({ source, record, stored }: ArtefactRow): string {
  return JSON.stringify([source, record, stored]);
}
