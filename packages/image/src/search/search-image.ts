import type { DiskImage, Entry, Extents, FileSystem, Notice } from '../contract.ts';
import { ImageError } from '../image-error.ts';
import { NoticeLog } from '../notice-log.ts';
import { locateFiles } from './locate-files.ts';
import {
  filePlace,
  likeliestFirst,
  startPlaces,
  type FilePlace,
  type Located,
  type OtherPlace,
} from './place.ts';
import { searchFile } from './search-file.ts';
import { searchPieces, type Search, type SearchHit, type SearchOptions } from './search-source.ts';

/** A hit and where it lies. */
export interface ImageHit extends Omit<SearchHit, 'offset'> {
  /** Bytes from the start of the raw image; null in packed content, which lies nowhere as it is read. */
  readonly offset: number | null;
  /** Files it lies in, the likeliest first; it crosses fragments where `acrossFragments`. */
  readonly files: readonly FilePlace[];
  /** Where the bytes lie apart from files. */
  readonly other: OtherPlace;
  readonly acrossFragments: boolean;
  /** The bytes around it where they do not lie together on the disk. */
  readonly around?: Uint8Array;
}

export interface ImageSearchOptions extends Omit<SearchOptions, 'unreadable'> {
  /** Hits at most; default 100,000. */
  readonly most?: number;
}

export interface ImageSearchResult {
  /** In order of offset, then those found only in files. */
  readonly hits: readonly ImageHit[];
  /** Where the search stopped because there were too many hits; null when it came to the end. */
  readonly stoppedAt: number | null;
  /** Files that could not be read. */
  readonly notices: readonly Notice[];
}

const MOST_HITS = 100_000;

/** What a step of a search brought, and how far it is. */
export interface ImageSearchStep {
  /** `bytes`: over the raw image; `files`: through the files, for what only they show. */
  readonly stage: 'bytes' | 'files';
  /** Bytes searched, or files gone through. */
  readonly done: number;
  /** Hits on the disk, without what is only known at the end: the files they lie in. */
  readonly onDisk: readonly SearchHit[];
  readonly inFiles: readonly ImageHit[];
}

/**
 * Searches the whole raw image, then what only files show: across fragments and in packed content. Says of each hit which
 * file, slack, unallocated space or structure it lies in.
 */
export function searchImage(
  image: DiskImage,
  search: Search,
  options: ImageSearchOptions = {},
): ImageSearchResult {
  const steps = searchImageSteps(image, search, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (value.stage === 'bytes') options.progress?.(value.done);
  }
}

/** The same in steps of a mebibyte or a file, so that whoever searches can stop or answer others in between. */
export function* searchImageSteps(
  image: DiskImage,
  search: Search,
  options: Omit<ImageSearchOptions, 'progress'> = {},
): Generator<ImageSearchStep, ImageSearchResult> {
  const { most = MOST_HITS } = options;
  const log = new NoticeLog();
  const raw: SearchHit[] = [];
  let stoppedAt: number | null = null;
  const unreadable = ({ code, params }: ImageError): void => log.add(code, params);
  for (const { done, hits } of searchPieces(image.raw, search, { ...options, unreadable })) {
    const onDisk = hits.slice(0, most - raw.length);
    raw.push(...onDisk);
    yield { stage: 'bytes', done, onDisk, inFiles: [] };
    stoppedAt = hits[onDisk.length]?.offset ?? null;
    if (stoppedAt !== null) break;
  }
  const offsets = Float64Array.from(raw, ({ offset }) => offset);
  const located = startPlaces(image, offsets);
  const inFiles = yield* throughFiles(image, search, { located, offsets }, log, most);
  const hits = raw.map((hit, i): ImageHit => {
    const { places, other } = located[i]!;
    return { ...hit, files: likeliestFirst(places), other, acrossFragments: false };
  });
  return { hits: [...hits, ...inFiles], stoppedAt, notices: log.notices };
}

function* throughFiles(
  image: DiskImage,
  search: Search,
  { located, offsets }: { readonly located: readonly Located[]; readonly offsets: Float64Array },
  log: NoticeLog,
  most: number,
): Generator<ImageSearchStep, ImageHit[]> {
  const all: ImageHit[] = [];
  let done = 0;
  for (const fileSystem of image.fileSystems)
    for (const file of locateFiles(fileSystem, located, offsets, log)) {
      const inFiles: ImageHit[] = [];
      for (const hit of hitsOnlyIn(file, fileSystem, search, log))
        if (all.length + inFiles.length < most) inFiles.push(hit);
      all.push(...inFiles);
      yield { stage: 'files', done: ++done, onDisk: [], inFiles };
    }
  return all;
}

/** Hits that a search of the raw image cannot see. */
function* hitsOnlyIn(
  { entry, extents }: { readonly entry: Entry; readonly extents: Extents },
  fileSystem: FileSystem,
  search: Search,
  notices: NoticeLog,
): Generator<ImageHit> {
  const other: OtherPlace = { kind: 'allocated', partition: fileSystem.partition.index };
  try {
    for (const hit of searchFile(search, fileSystem, entry, extents)) {
      const packed = extents.packed === true;
      const offset = packed ? null : rawOffset(extents.ranges, hit.offset);
      const files = [filePlace('content', fileSystem, entry, extents, hit.offset)];
      yield { ...hit, offset, files, other, acrossFragments: !packed };
    }
  } catch (problem) {
    if (!(problem instanceof ImageError) || problem.code.startsWith('search.')) throw problem;
    notices.add(problem.code, problem.params);
  }
}

function rawOffset(
  ranges: readonly { readonly offset: number; readonly length: number; readonly sparse?: true }[],
  fileOffset: number,
): number | null {
  let done = 0;
  for (const { offset, length, sparse } of ranges) {
    if (fileOffset < done + length) return sparse === true ? null : offset + fileOffset - done;
    done += length;
  }
  return null;
}
