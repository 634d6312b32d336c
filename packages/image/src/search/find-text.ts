import type { RandomAccess } from '@tracecraft/bytes';
import type { EncodingName } from './encoding.ts';
import { prepareSearch, searchSource } from './search-source.ts';

/** A place where the text was found. */
export interface TextHit {
  /** Bytes from the start of the source. */
  readonly offset: number;
  readonly length: number;
  readonly encoding: EncodingName;
}

export interface FindTextOptions {
  /** Default false: any case. */
  readonly matchCase?: boolean;
  /** First byte to search; default 0. */
  readonly from?: number;
  /** Byte to stop before; default the end. */
  readonly to?: number;
  readonly progress?: (done: number) => void;
}

/**
 * Where `text` lies in `raw` as UTF-8 (or ASCII) and as UTF-16LE, in order of offset, across every border of reading.
 * Throws RangeError for an empty text.
 */
export function* findText(
  raw: RandomAccess,
  text: string,
  options: FindTextOptions = {},
): Generator<TextHit> {
  if (text === '') throw new RangeError('an empty text is everywhere');
  const search = prepareSearch([{ kind: 'text', pattern: text, matchCase: options.matchCase }]);
  for (const { offset, length, encoding } of searchSource(raw, search, options))
    yield { offset, length, encoding };
}
