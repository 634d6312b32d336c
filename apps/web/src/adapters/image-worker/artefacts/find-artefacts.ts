import { readArtefact, type ParsedArtefact, type SqliteEngine } from '@tracecraft/artefacts';
import type { Entry, Extents, FileSystem } from '@tracecraft/image';
import { faultOf } from '../fault-of.ts';
import type { EntryList } from '../listing/entry-list.ts';
import type { Calls, FoundArtefact } from '../messages.ts';
import type { Turn } from '../turn.ts';
import { placeOfRow } from './place-of-row.ts';

/** A page has less room than the command: larger files are told as not read. */
const MOST_BYTES = 96 * 1024 * 1024;
/** More facts than a person reads; the answer says that it stopped. */
const MOST_ROWS = 200_000;
/** Entries between two words on how far it is. */
const EVERY = 500;

/** Files that Windows, browsers and phones write by themselves, row by row, each with its bytes in the raw image. */
export async function findArtefacts(
  fileSystem: FileSystem,
  list: EntryList,
  sqlite: SqliteEngine | null,
  turn: Turn,
  meanwhile: (value: Calls['artefacts']['meanwhile']) => void,
): Promise<Calls['artefacts']['answer']> {
  const places = new Map(Array.from({ length: list.length }, (_, i) => [list.path(i).toLowerCase(), i]));
  const byPath = (path: string): Entry | undefined => {
    const place = places.get(path.toLowerCase());
    return place === undefined ? undefined : list.at(place);
  };
  let rows = 0;
  for (let index = 0; index < list.length; index++) {
    const found = readOne(fileSystem, list.at(index), index, sqlite, byPath);
    rows += found?.rows.length ?? 0;
    if (found !== null || index % EVERY === EVERY - 1)
      meanwhile({ found: found === null ? [] : [found], done: index + 1, total: list.length });
    if (rows >= MOST_ROWS) return { rows, more: true };
    await turn.pause();
  }
  return { rows, more: false };
}

/** Null for what is no artefact, or of another application. A deleted file whose place another took is not read. */
function readOne(
  fileSystem: FileSystem,
  entry: Entry,
  index: number,
  sqlite: SqliteEngine | null,
  byPath: (path: string) => Entry | undefined,
): FoundArtefact | null {
  if (entry.type !== 'file' || entry.reallocated || entry.size === 0) return null;
  try {
    const { name, size, path } = entry;
    const parsed = readArtefact(
      { name, size, read: (offset, length) => fileSystem.read(entry, offset, length) },
      {
        ...(sqlite === null ? {} : { sqlite }),
        beside: (ending) => besideOf(fileSystem, byPath(path + ending)),
      },
      { most: MOST_BYTES },
    );
    if (parsed === null) return null;
    const extents = fileSystem.extents(entry);
    return {
      ...parsed,
      entry: index,
      certainty: extents.certainty,
      rows: placed(parsed.rows, extents),
      unread: null,
    };
  } catch (error) {
    // a deleted file's bytes are often gone: that is no damage of the image
    if (entry.deleted) return null;
    return { ...NOTHING, entry: index, certainty: 'allocated', unread: faultOf(error) };
  }
}

const NOTHING = { kind: 'unread', form: '', rows: [], faults: [], partial: true } as const;

function placed(rows: ParsedArtefact['rows'], extents: Extents): FoundArtefact['rows'] {
  return rows.map((row) => ({ ...row, place: row.within === undefined ? placeOfRow(extents, row) : null }));
}

function besideOf(fileSystem: FileSystem, entry: Entry | undefined): Uint8Array | null {
  if (entry === undefined || entry.deleted || entry.size > MOST_BYTES) return null;
  try {
    return fileSystem.read(entry);
  } catch {
    return null;
  }
}
