import type { Hashing } from '@tracecraft/bytes';
import { findText, type DiskImage } from '@tracecraft/image';
import { stateAct } from '../acts/state-act.ts';
import type { Act } from '../session-contract.ts';
import { entryAt } from './find-entry.ts';
import { LabError } from './lab-error.ts';
import { locusOfFile, locusOfRange } from './locus-of-bytes.ts';
import { locusFields, type Locus } from './locus.ts';

/** Name and version every step and finding carries, so that it can be repeated with the same tool. */
export const LAB_TOOL = 'Tracecraft lab 0.1.0';

export type ExaminationAction = 'list' | 'open' | 'search' | 'export' | 'recover' | 'raw' | 'setting';

/** An image under examination: its object in the case and its opened bytes. */
export interface LabImage {
  /** Object id of the image in the case. */
  readonly id: string;
  readonly disk: DiskImage;
  readonly hashing: Hashing;
}

/** What an examiner asks of the lab. `target`: a path, a text to look for, or a setting `name=value`. */
export interface ExaminationWish {
  readonly action: ExaminationAction;
  readonly target?: string | null;
  /** For `raw`: bytes of the raw image. */
  readonly offset?: number | null;
  readonly length?: number | null;
  readonly source?: 'original' | 'copy' | null;
}

/**
 * Takes one step of an examination and gives the act that records it, with the place of the bytes seen.
 * Throws LabError, or the image's own error, when the step can't be taken: then there is nothing to record.
 */
export function examineImage(image: LabImage, wish: ExaminationWish): Act {
  const { action, target = null, source = 'copy' } = wish;
  const locus = STEPS[action](image, wish);
  return stateAct('image.examined', {
    objects: { image: image.id },
    fields: { action, target, source, tool: LAB_TOOL, ...(locus === null ? {} : locusFields(locus)) },
  });
}

const STEPS: Readonly<Record<ExaminationAction, (image: LabImage, wish: ExaminationWish) => Locus | null>> = {
  list: listed,
  open: opened,
  export: opened,
  recover: recovered,
  search: searched,
  raw: ({ disk, hashing }, { offset, length }) =>
    locusOfRange(hashing, disk, needed(offset, 'offset'), needed(length, 'length')),
  setting: (_image, { target }) => {
    needed(target, 'target');
    return null;
  },
};

/** Listing reads every name, so that an image that can't be listed is no step. */
function listed({ disk }: LabImage, { target }: ExaminationWish): null {
  if (target !== null && target !== undefined && target !== '/') entryAt(disk, target);
  else for (const fileSystem of disk.fileSystems) for (const entry of fileSystem.entries()) void entry;
  return null;
}

function opened({ disk, hashing }: LabImage, { target }: ExaminationWish): Locus {
  return locusOfFile(hashing, entryAt(disk, needed(target, 'target')));
}

function recovered({ disk, hashing }: LabImage, { target }: ExaminationWish): Locus {
  const found = entryAt(disk, needed(target, 'target'));
  if (!found.entry.deleted) throw new LabError('lab.not-deleted', { path: found.entry.path });
  return locusOfFile(hashing, found);
}

/** A search is a step also when nothing was found; the first hit is its place. */
function searched({ disk, hashing }: LabImage, { target }: ExaminationWish): Locus | null {
  const [first] = takeFirst(findText(disk.raw, needed(target, 'target')));
  return first === undefined ? null : locusOfRange(hashing, disk, first.offset, first.length);
}

function needed<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined || value === '')
    throw new LabError('lab.target-missing', { name });
  return value;
}

function takeFirst<T>(items: Iterable<T>): readonly T[] {
  for (const item of items) return [item];
  return [];
}
