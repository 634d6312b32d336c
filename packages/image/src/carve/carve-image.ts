import type { RandomAccess } from '@tracecraft/bytes';
import type { ByteRange, DiskImage, Notice } from '../contract.ts';
import { NoticeLog } from '../notice-log.ts';
import { locate } from '../search/locate-files.ts';
import { likeliestFirst, type FilePlace, type OtherPlace } from '../search/place.ts';
import { joinedSource } from '../source/joined-source.ts';
import { carve, type Carved, type CarveOptions } from './carve.ts';

/** A carved file and where its bytes lie. */
export interface CarvedFile extends Carved {
  /** Ranges of the raw image; several where clusters of living files were left out between them. */
  readonly ranges: readonly ByteRange[];
}

export interface ImageCarveOptions extends CarveOptions {
  /** Only what no living file owns, read as one stream; default the whole image. */
  readonly unallocated?: boolean;
  /** First byte and the byte to stop before, when the whole image is carved. */
  readonly from?: number;
  readonly to?: number;
}

/** A carving under way. */
export interface Carving {
  /** Bytes that are looked through. */
  readonly size: number;
  readonly files: Iterable<CarvedFile>;
  /** Content of a carved file. */
  readonly contentOf: (file: CarvedFile) => RandomAccess;
  /** Files each of `offsets` lies in, and the rest of its place: a carved file may be a living one. */
  readonly placesOf: (offsets: readonly number[]) => {
    readonly files: readonly FilePlace[];
    readonly other: OtherPlace;
  }[];
  /** Grows while carving. */
  readonly notices: readonly Notice[];
}

/** Carves `image`; offsets of files count from the start of the raw image. */
export function carveImage(image: DiskImage, options: ImageCarveOptions = {}): Carving {
  const { unallocated = false, from = 0, to = image.raw.size } = options;
  const log = new NoticeLog();
  const ranges = unallocated ? unallocatedRanges(image, log) : [{ offset: from, length: to - from }];
  const source = joinedSource(image.raw, ranges);
  const contentOf = (file: CarvedFile): RandomAccess => joinedSource(image.raw, file.ranges);
  function* files(): Generator<CarvedFile> {
    for (const one of carve(source, log, options)) {
      const where = source.rangesOf(one.offset, one.length);
      yield { ...one, offset: where[0]?.offset ?? one.offset, ranges: where };
    }
  }
  const placesOf: Carving['placesOf'] = (offsets) => {
    const order = Float64Array.from(offsets).sort();
    const located = locate(image, order, log);
    return offsets.map((offset) => {
      const { places, other } = located[order.indexOf(offset)]!;
      return { files: likeliestFirst(places), other };
    });
  };
  return {
    size: source.size,
    files: { [Symbol.iterator]: files },
    contentOf,
    placesOf,
    notices: log.notices,
  };
}

function unallocatedRanges(image: DiskImage, log: NoticeLog): ByteRange[] {
  const within = ({ offset, length }: ByteRange, raw: RandomAccess): ByteRange => ({
    offset,
    length: Math.max(0, Math.min(length, raw.size - offset)),
  });
  return image.fileSystems.flatMap((fileSystem) =>
    log.orElse(() => Array.from(fileSystem.unallocated(), (range) => within(range, image.raw)), []),
  );
}
