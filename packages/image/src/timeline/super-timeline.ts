import type { Entry, FileSystem, SourcedTime } from '../contract.ts';
import { entryTimes } from './entry-times.ts';
import { sortByTime } from './sort.ts';

/** Something a time of the evidence says. */
export interface TimelineEvent extends SourcedTime {
  readonly fileSystem: FileSystem;
  readonly path: string;
  /** Entry, inode or record number as text. */
  readonly number: string;
  readonly deleted: boolean;
  /** Seconds since 1970 in the right time: the assumed zone applied and the error of the clock taken off. */
  readonly seconds: number;
  /** What a journal says happened. */
  readonly reasons?: readonly string[];
}

type Pending = Omit<TimelineEvent, 'seconds'>;

/** Events of entries, of what a journal remembers, and of a change journal, as they come. */
function* eventsOf(fileSystem: FileSystem): Generator<Pending> {
  const { kind } = fileSystem;
  for (const entry of fileSystem.entries()) yield* told(fileSystem, entry, entryTimes(kind, entry));
  for (const entry of fileSystem.remembered?.() ?? [])
    yield* told(
      fileSystem,
      entry,
      entryTimes(kind, entry, kind === 'ntfs' ? 'ntfs.index-entry' : 'ext.journal'),
    );
  for (const { path, number, deleted, reasons, time } of fileSystem.changes?.() ?? [])
    yield {
      fileSystem,
      path,
      number,
      deleted,
      reasons,
      source: 'ntfs.change-journal',
      meaning: 'noted',
      time,
    };
}

function* told(fileSystem: FileSystem, entry: Entry, times: readonly SourcedTime[]): Generator<Pending> {
  const { path, deleted } = entry;
  const number = entry.numberText ?? String(entry.number);
  for (const { source, meaning, time } of times)
    yield { fileSystem, path, number, deleted, source, meaning, time };
}

/**
 * Every time of `fileSystems` in order: of each entry with the structure that keeps it, of older versions a journal
 * remembers, and of a change journal. `clockOffset`: seconds the clock of the evidence was ahead of the right time.
 * Equal seconds keep the order of the listing. Times that are empty or impossible are left out.
 */
export function* superTimeline(
  fileSystems: readonly FileSystem[],
  clockOffset = 0,
): Generator<TimelineEvent> {
  const events: Pending[] = [];
  const seconds: number[] = [];
  for (const fileSystem of fileSystems)
    for (const event of eventsOf(fileSystem)) {
      if (event.time.seconds === null) continue;
      events.push(event);
      seconds.push(event.time.seconds - clockOffset);
    }
  for (const i of sortByTime(seconds)) yield { ...events[i]!, seconds: seconds[i]! };
}
