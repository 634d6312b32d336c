import { stateAct } from '../acts/state-act.ts';
import type { Act } from '../session-contract.ts';
import { entryAt } from './find-entry.ts';
import { LAB_TOOL, type LabImage } from './examine-image.ts';
import { locusOfFile, locusOfRange } from './locus-of-bytes.ts';
import { locusFields, type Locus } from './locus.ts';

/** What an examiner points at: a file by path, a range of the raw image, or a range inside a named file. */
export interface Selection {
  readonly path?: string | null;
  readonly offset?: number | null;
  readonly length?: number | null;
}

/** The place of a selection, with the digest of its bytes. Throws LabError when it points at nothing. */
export function locusOfSelection(
  { disk, hashing }: LabImage,
  { path, offset, length }: Selection,
): Locus | null {
  const found = path === null || path === undefined ? null : entryAt(disk, path);
  if (offset === null || offset === undefined) return found === null ? null : locusOfFile(hashing, found);
  const range = locusOfRange(hashing, disk, offset, length ?? 1);
  return found === null
    ? range
    : {
        ...range,
        partition: found.fileSystem.partition.offset,
        path: found.entry.path,
        entry: found.entry.identity,
      };
}

/** A finding: a sentence that rests on bytes anybody can read again. */
export function stateFinding(
  image: LabImage,
  selection: Selection,
  said: { readonly sentence: string; readonly question?: string | null; readonly answer?: string | null },
): Act {
  const locus = locusOfSelection(image, selection);
  return stateAct('finding.stated', {
    objects: { image: image.id },
    fields: { ...said, tool: LAB_TOOL, ...(locus === null ? {} : locusFields(locus)) },
  });
}

/** A selection is kept. */
export function makeBookmark(image: LabImage, selection: Selection, title: string | null): Act {
  const locus = locusOfSelection(image, selection);
  return stateAct('bookmark.made', {
    objects: { image: image.id },
    fields: { title, ...(locus === null ? {} : locusFields(locus)) },
  });
}
