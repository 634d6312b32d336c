import { openEvidence, type ByteRange, type DiskImage, type Entry, type FileSystem } from '@tracecraft/image';
import type { PassTaker } from '../evidence/pass-taker.ts';
import { loadSqlite } from '../sqlite.ts';
import { findArtefacts } from './artefacts/find-artefacts.ts';
import { factsToSend } from './facts-to-send.ts';
import { eachPiece, hashRanges } from './hash-pass.ts';
import { imagePorts } from './image-ports.ts';
import type { Answering } from './serve.ts';
import type { Calls, ImageSummary } from './messages.ts';
import { EntryList } from './listing/entry-list.ts';
import { listFiles } from './listing/list-files.ts';
import { openParts, type OpenedPart } from './open-parts.ts';
import { packedText } from './packed-text.ts';
import { placeIndex } from './place-index.ts';
import { search } from './search.ts';
import { findPictures } from './pictures/find-pictures.ts';
import { thumbnail } from './pictures/thumbnail.ts';
import { structureFinder, type StructureFinder } from './structures/find-structures.ts';
import type { Turn } from './turn.ts';
import { createSHA256 } from 'hash-wasm';

/** What the worker holds between calls. */
interface Bench {
  readonly parts: readonly OpenedPart[];
  readonly image: DiskImage;
  readonly lists: Map<number, EntryList>;
  readonly placeOf: ReturnType<typeof placeIndex>;
  readonly structures: StructureFinder;
}

const MOST_FREE_RANGES = 100_000;
const PIECE = 4 * 1024 * 1024;

/** One evidence item under examination: answers every call of the worker. `pass`: the way to one that may be hashing it. */
export function examination(pass: () => PassTaker | null): Omit<Answering, 'hash'> {
  let bench: Bench | null = null;
  // fetched at once: after a file is picked nothing leaves the machine
  const sqlite = loadSqlite().catch(() => null);

  function opened(parts: readonly OpenedPart[], zone: string | null): ImageSummary {
    const image = openEvidence(parts, imagePorts, zone === null ? {} : { zone });
    const lists = new Map<number, EntryList>();
    const listOf = (index: number): EntryList => wholeList(image, lists, index);
    bench = {
      parts,
      image,
      lists,
      placeOf: placeIndex(image, listOf),
      structures: structureFinder(image, listOf),
    };
    return summaryOf(bench);
  }
  function here(): Bench {
    if (bench === null) throw new Error('no image is open');
    return bench;
  }
  const fileSystem = (index: number): FileSystem => at(here().image.fileSystems, index);
  const entry = (index: number, position: number): Entry =>
    wholeList(here().image, here().lists, index).at(position);

  return {
    open: ({ parts, zone }) => opened(openParts(parts), zone),
    summary: () => summaryOf(here()),
    zone: ({ zone }) => opened(here().parts, zone),
    list: ({ fileSystem: index }, turn, meanwhile) =>
      listFiles({ ...here(), pass: pass() }, index, turn, meanwhile),
    extents: (args) => fileSystem(args.fileSystem).extents(entry(args.fileSystem, args.entry)),
    unallocated: (args) => freeRanges(fileSystem(args.fileSystem)),
    raw: ({ offset, length }) => here().image.raw.read(offset, length).slice(),
    content: (args) =>
      fileSystem(args.fileSystem).read(entry(args.fileSystem, args.entry), args.offset, args.length).slice(),
    place: ({ offset }) => here().placeOf(offset),
    facts: (args) => factsToSend(fileSystem(args.fileSystem).facts(entry(args.fileSystem, args.entry))),
    unpacked: (args) =>
      packedText(fileSystem(args.fileSystem), entry(args.fileSystem, args.entry), args.member),
    artefacts: async (args, turn, meanwhile) => {
      const { image, lists } = here();
      const list = wholeList(image, lists, args.fileSystem);
      return findArtefacts(fileSystem(args.fileSystem), list, await sqlite, turn, meanwhile);
    },
    pictures: (args, turn, meanwhile) => {
      const { image, lists } = here();
      const index = args.fileSystem;
      return findPictures(fileSystem(index), wholeList(image, lists, index), turn, meanwhile);
    },
    thumbnail: ({ fileSystem: index, entry: position, type, side }) =>
      thumbnail(fileSystem(index), entry(index, position), type, side),
    structures: (range) => here().structures.within(range),
    record: (args) => here().structures.recordOf(args.fileSystem, entry(args.fileSystem, args.entry)),
    digest: async (args, turn, meanwhile) =>
      'ranges' in args
        ? { sha256: await hashRanges(here().image.raw, args.ranges, turn, meanwhile) }
        : exportFile(fileSystem(args.fileSystem), entry(args.fileSystem, args.entry), turn, () => undefined),
    export: (args, turn, meanwhile) =>
      'ranges' in args
        ? exportRanges(here(), args.ranges, turn, meanwhile)
        : exportFile(fileSystem(args.fileSystem), entry(args.fileSystem, args.entry), turn, meanwhile),
    search: (wish, turn, meanwhile) => {
      const { image, lists, placeOf } = here();
      const listOf = (index: number): EntryList => wholeList(image, lists, index);
      return search({ image, placeOf, listOf }, wish, turn, meanwhile);
    },
  };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} of ${items.length}`);
  return item;
}

function wholeList(image: DiskImage, lists: Map<number, EntryList>, index: number): EntryList {
  const known = lists.get(index) ?? EntryList.of(at(image.fileSystems, index));
  lists.set(index, known);
  return known;
}

function summaryOf({ parts, image }: Bench): ImageSummary {
  const { container, raw, partitions, fileSystems, notices } = image;
  return {
    format: container.format,
    parts: parts.map(({ name, source }) => ({ name, size: source.size })),
    size: raw.size,
    stored: container.stored,
    partitions,
    fileSystems: fileSystems.map(({ kind, label, serial, clusterSize, partition, notices: own }, index) => ({
      index,
      kind,
      label,
      serial,
      clusterSize,
      partition,
      notices: own,
    })),
    notices: [...container.notices, ...notices],
  };
}

function freeRanges(fileSystem: FileSystem): Calls['unallocated']['answer'] {
  const ranges: ByteRange[] = [];
  for (const range of fileSystem.unallocated()) {
    if (ranges.length === MOST_FREE_RANGES) return { ranges, more: true };
    ranges.push(range);
  }
  return { ranges, more: false };
}

async function exportFile(
  fileSystem: FileSystem,
  entry: Entry,
  turn: Turn,
  meanwhile: (value: Calls['export']['meanwhile']) => void,
): Promise<Calls['export']['answer']> {
  const sha256 = await createSHA256();
  // A recovery may know better than the emptied entry.
  const size = fileSystem.extents(entry).size ?? entry.size;
  for (let done = 0; done < size; done += PIECE) {
    const bytes = fileSystem.read(entry, done, Math.min(PIECE, size - done)).slice();
    sha256.update(bytes);
    meanwhile({ bytes });
    await turn.pause();
  }
  return { sha256: sha256.digest(), size };
}

async function exportRanges(
  { image }: Bench,
  ranges: readonly ByteRange[],
  turn: Turn,
  meanwhile: (value: Calls['export']['meanwhile']) => void,
): Promise<Calls['export']['answer']> {
  const sha256 = await createSHA256();
  await eachPiece(image.raw, ranges, turn, (piece) => {
    sha256.update(piece);
    meanwhile({ bytes: piece.slice() });
  });
  return { sha256: sha256.digest(), size: ranges.reduce((sum, range) => sum + range.length, 0) };
}
