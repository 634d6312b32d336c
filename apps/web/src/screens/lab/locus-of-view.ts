import type { Locus } from '@tracecraft/workbench';
import type { ImageSummary } from '../../adapters/image-worker/messages.ts';
import { hexRows, runOnDisk } from './hex-rows.ts';
import type { Selection } from './lab-state.ts';
import { stretchesOf, type Subject } from './subject.ts';

/** A locus without its digest, and whether the selection was cut at the end of a fragment. */
export interface Pointed {
  readonly locus: Locus;
  readonly cut: boolean;
}

/**
 * Where the selection lies; without one, the whole subject. A selection over two fragments is cut at the first one's
 * end: a locus is one run of bytes, so that `image cat --offset --length` shows exactly it.
 */
export function locusOfView(image: ImageSummary, subject: Subject, selection: Selection | null): Pointed {
  const stretches = stretchesOf(subject);
  const rows = hexRows(stretches, 16);
  const start = selection === null ? 0 : Math.min(selection.anchor, selection.cursor);
  const end =
    selection === null ? wholeEnd(subject, rows.bytes) : Math.max(selection.anchor, selection.cursor) + 1;
  const run = rows.bytes === 0 ? { offset: 0, length: 0 } : runOnDisk(rows, start, end, stretches);
  const base = {
    partition: partitionAt(image, run.offset),
    path: subject.kind === 'file' ? subject.entry.path : null,
    entry: subject.kind === 'file' ? subject.entry.identity : null,
    offset: rows.bytes === 0 ? null : run.offset,
    sha256: null,
  };
  // A whole file is named by its entry, fragments and all.
  if (selection === null && subject.kind === 'file')
    return { locus: { ...base, length: subject.entry.size }, cut: false };
  return { locus: { ...base, length: run.length }, cut: run.length < end - start };
}

function wholeEnd(subject: Subject, bytes: number): number {
  return subject.kind === 'file' ? Math.min(subject.entry.size, bytes) : bytes;
}

/** Byte offset of the partition that holds `offset`, or null in a gap. */
function partitionAt(image: ImageSummary, offset: number): number | null {
  const holder = image.partitions.find(
    (partition) =>
      (partition.kind === 'partition' || partition.kind === 'unpartitioned') &&
      offset >= partition.offset &&
      offset < partition.offset + partition.length,
  );
  return holder?.offset ?? null;
}
