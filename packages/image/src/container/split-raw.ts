import { ShortReadError, concatBytes, type RandomAccess } from '@tracecraft/bytes';
import type { Container, Part } from '../contract.ts';
import { ImageError } from '../image-error.ts';

const NUMBERED = /\.(\d{3,})$/;

function numberOf(part: Part): number {
  return Number(NUMBERED.exec(part.name)?.[1] ?? Number.NaN);
}

/** True for a part whose name says that others come before it. */
export function isLaterPart(part: Part): boolean {
  return numberOf(part) > 1;
}

/** Parts joined end to end. */
function joinedSource(sources: readonly RandomAccess[]): RandomAccess {
  const starts: number[] = [];
  let size = 0;
  for (const source of sources) {
    starts.push(size);
    size += source.size;
  }
  return {
    size,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > size)
        throw new ShortReadError(offset, length, Math.max(0, size - offset));
      let at = starts.findLastIndex((start) => start <= offset);
      const pieces: Uint8Array[] = [];
      for (let from = offset; from < offset + length; at++) {
        const source = sources[at];
        const start = starts[at];
        if (source === undefined || start === undefined) break;
        const take = Math.min(offset + length - from, source.size - (from - start));
        pieces.push(source.read(from - start, take));
        from += take;
      }
      return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : concatBytes(...pieces);
    },
  };
}

/**
 * Parts `x.000` or `x.001` upward, in any order, as one raw image. Throws `image.missing-segment` for the first number
 * that is not there; a missing end can't be seen here, the file system's own length shows it.
 */
export function openSplitRaw(parts: readonly Part[]): Container {
  const ordered = parts.toSorted((a, b) => numberOf(a) - numberOf(b));
  const first = ordered.some((part) => numberOf(part) === 0) ? 0 : 1;
  for (const [i, part] of ordered.entries())
    if (numberOf(part) !== first + i)
      throw new ImageError('image.missing-segment', {
        number: first + i,
        name: ordered[0]?.name ?? part.name,
      });
  return {
    format: 'split-raw',
    raw: joinedSource(ordered.map((part) => part.source)),
    stored: {},
    notices: [],
  };
}
