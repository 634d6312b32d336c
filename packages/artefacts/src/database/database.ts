import { ArtefactError } from '../artefact-error.ts';
import type { ArtefactPorts, ParsedArtefact } from '../contract.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { DATABASES } from './databases.ts';
import { pageSizeOf, Pages } from './pages.ts';
import { readDeletedRows } from './deleted-rows.ts';
import { readTable, type KnownTable } from './read-table.ts';
import type { DatabaseReading } from './reading.ts';
import { encodingOf } from './stored-value.ts';
import { asked, tablesOf, type OpenDatabase, type Table } from './table.ts';
import { readWriteAheadLog, type WriteAheadLog } from './write-ahead-log.ts';

/** What a rollback journal that was not taken back begins with. */
const JOURNAL = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/** A sound file's values take no more than its length in UTF-8; UTF-16 is half as many letters. */
const MOST_OF_LENGTH = 2;
const MOST_AT_LEAST = 1 << 20;
const WANTED = DATABASES.flatMap(({ tables, marks }) => [
  ...Object.keys(marks),
  ...tables.flatMap(({ table, columns }) => [
    table,
    ...columns.flatMap(({ refersTo }) => (refersTo === undefined ? [] : [refersTo.table])),
  ]),
]);

/**
 * Reads the database of a browser or a phone: known by its tables, whatever its name. The write-ahead log beside it is
 * merged, and what stands only there says so. Of another application: neither rows nor faults.
 */
export function parseDatabase(file: Uint8Array, ports: ArtefactPorts): ParsedArtefact {
  const rows = new RowGatherer('database');
  rows.attempt(() => {
    const size = pageSizeOf(file);
    const log = readWriteAheadLog(ports.beside?.('-wal') ?? new Uint8Array(0), size, rows);
    if (ports.sqlite === undefined)
      throw new ArtefactError('artefact.no-reader', { structure: 'SQLite', field: '', offset: 0 });
    const pages = new Pages(file, log);
    const { sqlite } = ports;
    const reader = asked('file', () => sqlite.open(pages.merged()));
    try {
      const older = log === null ? null : new Pages(file, null);
      const most = Math.max(MOST_AT_LEAST, (file.length + (log?.file.length ?? 0)) * MOST_OF_LENGTH);
      const database = { reader, pages, older, spend: spender(most) };
      const known = readKnown(database, rows);
      if (known === null) return;
      told(rows, file, log, ports);
      rows.attempt(() => readDeletedRows(database, known, encodingOf(file), rows));
    } finally {
      reader.close();
    }
  });
  return rows.result();
}

/** Reads what is known of the database, and gives the tables it read; null when no application's tables are there. */
function readKnown(database: OpenDatabase, rows: RowGatherer): readonly KnownTable[] | null {
  const tables = tablesOf(database.reader, WANTED);
  const known = DATABASES.filter((reading) => isOf(reading, tables));
  rows.form = known.map(({ form }) => form).join(', ');
  const found: KnownTable[] = [];
  for (const { tables: readings } of known)
    for (const reading of readings)
      rows.attempt(() => {
        const table = readTable(database, tables, reading, rows);
        if (table !== null) found.push(table);
      });
  return known.length === 0 ? null : found;
}

function isOf({ marks }: DatabaseReading, tables: ReadonlyMap<string, Table>): boolean {
  return Object.entries(marks).every(([table, columns]) =>
    columns.every((column) => tables.get(table)?.columns.includes(column)),
  );
}

/** Says of a known database in which state its file was. */
function told(rows: RowGatherer, file: Uint8Array, log: WriteAheadLog | null, ports: ArtefactPorts): void {
  if (log !== null) rows.form += `; ${log.pages.size} pages of the -wal beside it merged${unusedFrames(log)}`;
  else if (file[18] === 2) rows.form += '; write-ahead mode, nothing to merge beside it';
  const journal = ports.beside?.('-journal') ?? new Uint8Array(0);
  if (JOURNAL.every((byte, at) => journal[at] === byte))
    rows.note('artefact.unclean', { structure: 'SQLite', field: '-journal', offset: 0 }, 'hot');
}

function unusedFrames({ frames: { replaced, uncommitted, before } }: WriteAheadLog): string {
  const told = [
    replaced > 0 ? `${replaced} replaced by later commits` : '',
    uncommitted > 0 ? `${uncommitted} never committed` : '',
    before > 0 ? `${before} torn or from before the last checkpoint` : '',
  ].filter((each) => each !== '');
  return told.length === 0 ? '' : ` (frames not read: ${told.join(', ')})`;
}

function spender(most: number): (bytes: number) => void {
  let spent = 0;
  return (bytes) => {
    spent += bytes;
    if (spent > most)
      throw new ArtefactError('artefact.limit', { structure: 'SQLite', field: 'values', offset: 0 }, most);
  };
}
