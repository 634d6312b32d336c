import type { ListedFile } from '../../adapters/image-worker/listing/packed-batch.ts';
import type { PackedFiles } from '../../adapters/image-worker/listing/packed-files.ts';

/** What an alternate stream belongs to: identity and path of its file; null for anything else. */
function ownerOf({ identity, path }: Pick<ListedFile, 'identity' | 'path'>): string | null {
  const cut = identity.indexOf(':');
  return cut < 0 ? null : `${identity.slice(0, cut)} ${path.slice(0, path.lastIndexOf(':'))}`;
}

export function isStream(file: ListedFile): boolean {
  return ownerOf(file) !== null;
}

function ownerOfRow(files: PackedFiles, row: number): string | null {
  return files.stream(row) ? ownerOf({ identity: files.identity(row), path: files.path(row) }) : null;
}

/** The same rows, each alternate stream right behind its file; one whose file is not shown stays where it is. */
export function streamsUnderFiles(files: PackedFiles, rows: Uint32Array): Uint32Array {
  const streams = new Map<string, number[]>();
  /** Records that have streams: other rows need not be looked at. */
  const numbers = new Set<number>();
  for (const row of rows) {
    const owner = ownerOfRow(files, row);
    if (owner === null) continue;
    const known = streams.get(owner);
    if (known === undefined) streams.set(owner, [row]);
    else known.push(row);
    numbers.add(files.number(row));
  }
  if (streams.size === 0) return rows;
  const grouped = new Set<number>();
  const after = new Map<number, readonly number[]>();
  for (const row of rows) {
    const own = numbers.has(files.number(row)) ? streams.get(keyOf(files, row)) : undefined;
    if (own === undefined || after.has(row)) continue;
    after.set(row, own);
    for (const one of own) grouped.add(one);
  }
  return inGroups(rows, grouped, after);
}

function inGroups(
  rows: Uint32Array,
  grouped: ReadonlySet<number>,
  after: ReadonlyMap<number, readonly number[]>,
): Uint32Array {
  const below = [...after.values()].reduce((sum, streams) => sum + streams.length, 0);
  const ordered = new Uint32Array(rows.length + below);
  let count = 0;
  for (const row of rows) {
    if (grouped.has(row)) continue;
    ordered[count++] = row;
    for (const stream of after.get(row) ?? []) ordered[count++] = stream;
  }
  return ordered.subarray(0, count);
}

function keyOf(files: PackedFiles, row: number): string {
  return `${files.identity(row)} ${files.path(row)}`;
}

/** Rows of the alternate streams of the file at `row`. */
export function streamsOf(files: PackedFiles, row: number): readonly number[] {
  const found: number[] = [];
  if (row >= files.length || files.stream(row)) return found;
  const key = keyOf(files, row);
  for (let other = 0; other < files.length; other++)
    if (files.number(other) === files.number(row) && ownerOfRow(files, other) === key) found.push(other);
  return found;
}
