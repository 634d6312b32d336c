import type { Account, Pulled } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';
import type { Store, StoredEntry } from '../store/contract.ts';
import type { CourseRecord } from './course-record.ts';
import type { CourseReader } from './reach.ts';

/** `limit` places of a course stream from place `from`, without the entries `account` may not read. */
export async function coursePage(
  store: Store,
  record: CourseRecord,
  account: Account,
  from: number,
  limit: number,
): Promise<Pulled> {
  const { entries, total } = await store.read(record.stream, from, limit);
  const reader = record.readerOf(account);
  const shown = reader === null ? [] : await shownOf(store, record, reader, entries);
  return { entries: shown, next: from + entries.length, total };
}

/**
 * What `reader` gets of these entries. What was held back comes with the entry that freed it: the reader's place in the
 * stream is already beyond its own.
 */
export async function shownOf(
  store: Store,
  record: CourseRecord,
  reader: CourseReader,
  entries: readonly StoredEntry[],
): Promise<readonly Entry[]> {
  const shown: Entry[] = [];
  for (const stored of entries) {
    for (const place of record.freedBy(reader, stored.index)) {
      const [freed] = (await store.read(record.stream, place, 1)).entries;
      if (freed !== undefined) shown.push(freed.entry);
    }
    if (record.shows(reader, stored)) shown.push(stored.entry);
  }
  return shown;
}
