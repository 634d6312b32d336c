import { ShortReadError, equalBytes, type RandomAccess } from '@tracecraft/bytes';
import { EWF, adler32 } from '@tracecraft/formats';
import type { ImagePorts } from '../../contract.ts';
import { ImageError } from '../../image-error.ts';
import { readStructure } from '../../source/read-structure.ts';
import { reusedSource } from '../../source/reused-source.ts';
import type { ChunkTable } from './chunk-table.ts';
import { mustMatch, type SegmentFile } from './segment-file.ts';

/** Bytes of unpacked chunks kept. */
const CACHE_BYTES = 32 * 1024 * 1024;

/** Who reads so much at once will read on. */
const LONG = 1 << 20;

/** Packed chunks up to this size are compared with the last such one. */
const SMALL = 256;

/** The bytes of the last small packed chunk when it was the same, else those `unpacked` gives. */
type Repeats = (packed: Uint8Array, length: number, unpacked: () => Uint8Array) => Uint8Array;

/** Empty space packs to the same few bytes over and over: unpacked once. */
function repeatedChunks(): Repeats {
  let last: { readonly packed: Uint8Array; readonly data: Uint8Array } | null = null;
  return (packed, length, unpacked) => {
    if (packed.length > SMALL) return unpacked();
    if (last !== null && last.data.length === length && equalBytes(last.packed, packed)) return last.data;
    const data = unpacked().slice();
    last = { packed: new Uint8Array(packed), data };
    return data;
  };
}

/** What a chunk reader needs. */
export interface ChunkStore {
  readonly files: readonly SegmentFile[];
  readonly table: ChunkTable;
  readonly chunkSize: number;
  /** Bytes of the raw image. */
  readonly size: number;
}

interface ChunkReader {
  readonly store: ChunkStore;
  readonly ports: ImagePorts;
  readonly repeats: Repeats;
  /** The files, for one who passes over much of them. */
  readonly passing: readonly RandomAccess[];
}

/** A chunk's bytes, good until the next is read. `pass`: those after it will be read too. */
function readChunk(
  { store, ports, repeats, passing }: ChunkReader,
  chunk: number,
  pass: boolean,
): Uint8Array {
  const place = store.table.place(chunk);
  const length = Math.min(store.chunkSize, store.size - chunk * store.chunkSize);
  const file = place === null ? undefined : store.files[place.segment];
  if (place === null || file === undefined)
    throw new ImageError('image.truncated', {
      structure: 'ewf.chunk',
      field: `chunk ${chunk}`,
      offset: chunk * store.chunkSize,
      wanted: length,
      available: 0,
    });
  const segment = file.part.name;
  const at = { offset: place.offset, segment };
  const source = pass ? passing[place.segment]! : file.part.source;
  const stored = readStructure(source, place.offset, place.size, {
    structure: 'ewf.chunk',
    field: `chunk ${chunk}`,
    segment,
  });
  if (!place.packed) return checked(stored, chunk, length, at);
  return repeats(stored, length, () => unpack(stored, chunk, length, ports, at));
}

function checked(
  stored: Uint8Array,
  chunk: number,
  length: number,
  at: { offset: number; segment: string },
): Uint8Array {
  if (stored.length < length + EWF.checksumSize)
    throw new ImageError('image.truncated', {
      structure: 'ewf.chunk',
      field: `chunk ${chunk}`,
      ...at,
      wanted: length + EWF.checksumSize,
      available: stored.length,
    });
  if (sumHolds(stored, length)) return stored.subarray(0, length);
  // Some writers store bytes after the last whole sector: the checksum then covers those too.
  const all = stored.length - EWF.checksumSize;
  mustMatch(stored.subarray(0, all), sumAt(stored, all), 'ewf.chunk', at);
  return stored.subarray(0, length);
}

function sumAt(stored: Uint8Array, at: number): number {
  return new DataView(stored.buffer, stored.byteOffset + at, EWF.checksumSize).getUint32(0, true);
}

function sumHolds(stored: Uint8Array, length: number): boolean {
  return adler32(stored.subarray(0, length)) === sumAt(stored, length);
}

function unpack(
  stored: Uint8Array,
  chunk: number,
  length: number,
  ports: ImagePorts,
  at: { offset: number; segment: string },
): Uint8Array {
  let data: Uint8Array;
  try {
    data = ports.inflate(stored, length);
  } catch {
    throw new ImageError('ewf.inflate', { chunk, ...at });
  }
  if (data.length !== length) throw new ImageError('ewf.inflate', { chunk, ...at });
  return data;
}

/** The raw image inside the chunks: random access, unpacking only what is asked for. */
export function chunkSource(store: ChunkStore, ports: ImagePorts): RandomAccess {
  const { chunkSize, size } = store;
  const passing = store.files.map(({ part }) => reusedSource(part.source));
  const reader: ChunkReader = { store, ports, repeats: repeatedChunks(), passing };
  const kept = new Map<number, Uint8Array>();
  const most = Math.max(1, Math.floor(CACHE_BYTES / chunkSize));

  function chunkAt(chunk: number): Uint8Array {
    const known = kept.get(chunk);
    if (known !== undefined) return known;
    const data = readChunk(reader, chunk, false).slice();
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? -1);
    kept.set(chunk, data);
    return data;
  }

  /** A chunk wanted whole is not kept: who reads so passes over much, once. */
  function chunkFor(chunk: number, whole: boolean, long: boolean): Uint8Array {
    if (!whole) return chunkAt(chunk);
    return kept.get(chunk) ?? readChunk(reader, chunk, long);
  }

  function readInto(offset: number, target: Uint8Array): void {
    const { length } = target;
    if (offset < 0 || offset + length > size)
      throw new ShortReadError(offset, length, Math.max(0, size - offset));
    for (let at = 0; at < length; ) {
      const chunk = Math.floor((offset + at) / chunkSize);
      const from = offset + at - chunk * chunkSize;
      const data = chunkFor(chunk, from === 0 && length - at >= chunkSize, length >= LONG);
      const take = Math.min(length - at, data.length - from);
      target.set(data.subarray(from, from + take), at);
      at += take;
    }
  }

  return {
    size,
    readInto,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > size)
        throw new ShortReadError(offset, length, Math.max(0, size - offset));
      const first = Math.floor(offset / chunkSize);
      const skip = offset - first * chunkSize;
      if (skip + length <= chunkSize)
        return length === 0 ? new Uint8Array(0) : chunkAt(first).subarray(skip, skip + length);
      const whole = new Uint8Array(length);
      readInto(offset, whole);
      return whole;
    },
  };
}
