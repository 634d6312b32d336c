import { adler32 } from '@tracecraft/formats';
import { Inflater } from '../../deflate/inflater.ts';
import { ImageError } from '../../image-error.ts';
import { be32 } from '../../source/little-endian.ts';
import { rangeSource } from '../../source/range-source.ts';
import { readStructure } from '../../source/read-structure.ts';
import { utf8OrNull } from '../../file-system/archive/name-text.ts';
import type { Section, SegmentFile } from './segment-file.ts';

/** Unpacked bytes of `xhash` that are read: it holds a few lines. */
const MOST_TEXT = 1 << 16;
/** Head and Adler-32 of a zlib stream (RFC 1950). */
const HEAD = 2;
const TAIL = 4;

const NAMES = { MD5: ['md5', 32], SHA1: ['sha1', 40], SHA256: ['sha256', 64] } as const;

export type StoredDigests = Partial<Record<'md5' | 'sha1' | 'sha256', string>>;

function malformed(file: SegmentFile, section: Section, field: string, value: string | number): ImageError {
  const { part } = file;
  const params = { structure: 'ewf.xhash', field, offset: section.body, value, segment: part.name };
  return new ImageError('ewf.malformed', params);
}

function unpacked(file: SegmentFile, section: Section): Uint8Array {
  const { source, name } = file.part;
  const { body, bodySize } = section;
  const reading = { structure: 'ewf.xhash', field: 'all', segment: name };
  if (bodySize < HEAD + TAIL || bodySize > MOST_TEXT) throw malformed(file, section, 'size', bodySize);
  readStructure(source, body, bodySize, reading);
  const inflater = new Inflater(rangeSource(source, body + HEAD, bodySize - HEAD), body + HEAD);
  const text = inflater.next().slice(0, MOST_TEXT);
  if (inflater.next().length > 0) throw malformed(file, section, 'text', 'too long');
  const stored = be32(readStructure(source, body + HEAD + inflater.position, TAIL, reading), 0);
  const computed = adler32(text);
  if (stored !== computed)
    throw new ImageError('ewf.checksum', {
      structure: 'ewf.xhash',
      offset: body,
      segment: name,
      stored,
      computed,
    });
  return text;
}

/**
 * Digests of the `xhash` section, an XML text packed by zlib, where libewf keeps those the format has no place for.
 * Throws `ewf.malformed`, `ewf.checksum`, `archive.malformed` or `image.truncated`.
 */
export function xmlDigests(file: SegmentFile, section: Section): StoredDigests {
  const text = utf8OrNull(unpacked(file, section));
  if (text === null) throw malformed(file, section, 'text', 'no UTF-8');
  const digests: StoredDigests = {};
  for (const [, tag, digits] of text.matchAll(/<(MD5|SHA1|SHA256)>\s*([0-9a-fA-F]+)\s*<\//g)) {
    const [name, length] = NAMES[tag as keyof typeof NAMES];
    if (digits?.length === length) digests[name] ??= digits.toLowerCase();
  }
  return digests;
}
