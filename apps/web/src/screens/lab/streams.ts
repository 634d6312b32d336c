import type { Entry } from '@tracecraft/image';

/** What an alternate stream belongs to: identity and path of its file; null for anything else. */
function ownerOf({ identity, path }: Entry): string | null {
  const cut = identity.indexOf(':');
  return cut < 0 ? null : `${identity.slice(0, cut)} ${path.slice(0, path.lastIndexOf(':'))}`;
}

export function isStream(entry: Entry): boolean {
  return ownerOf(entry) !== null;
}

/** The same rows, each alternate stream right behind its file; one whose file is not shown stays where it is. */
export function streamsUnderFiles(entries: readonly Entry[], rows: readonly number[]): readonly number[] {
  const streams = new Map<string, number[]>();
  for (const row of rows) {
    const owner = entries[row] === undefined ? null : ownerOf(entries[row]);
    if (owner !== null) streams.set(owner, [...(streams.get(owner) ?? []), row]);
  }
  if (streams.size === 0) return rows;
  const grouped = new Set<number>();
  const after = new Map<number, readonly number[]>();
  for (const row of rows) {
    const entry = entries[row];
    const own = entry === undefined ? undefined : streams.get(`${entry.identity} ${entry.path}`);
    if (own === undefined || after.has(row)) continue;
    after.set(row, own);
    for (const one of own) grouped.add(one);
  }
  return rows.flatMap((row) => (grouped.has(row) ? [] : [row, ...(after.get(row) ?? [])]));
}

/** Positions of the alternate streams of the file at `index`. */
export function streamsOf(entries: readonly Entry[], index: number): readonly number[] {
  const file = entries[index];
  if (file === undefined || isStream(file)) return [];
  const key = `${file.identity} ${file.path}`;
  return entries.flatMap((entry, at) => (ownerOf(entry) === key ? [at] : []));
}
