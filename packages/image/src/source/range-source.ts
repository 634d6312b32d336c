import { readInto } from './read-into.ts';
import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';

/** The bytes `offset … offset+length` of `source` as a source of their own. */
export function rangeSource(source: RandomAccess, offset: number, length: number): RandomAccess {
  const mustFit = (at: number, wanted: number): void => {
    if (at < 0 || wanted < 0 || at + wanted > length)
      throw new ShortReadError(at, wanted, Math.max(0, length - at));
  };
  return {
    size: length,
    read(at, wanted) {
      mustFit(at, wanted);
      return source.read(offset + at, wanted);
    },
    readInto(at, target) {
      mustFit(at, target.length);
      readInto(source, offset + at, target);
    },
  };
}
