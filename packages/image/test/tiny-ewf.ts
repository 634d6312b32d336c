import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  EWF,
  EWF_DIGEST,
  EWF_FILE_HEADER,
  EWF_HASH,
  EWF_SECTION,
  EWF_TABLE,
  EWF_VOLUME,
  adler32,
  type Fields,
  type Struct,
  type Values,
} from '@tracecraft/formats';

/** A section's bytes with its checksum set over all before it. */
function checked<F extends Fields & { checksum: { offset: number } }>(
  layout: Struct<F>,
  values: Partial<Values<F>>,
): Uint8Array {
  const bytes = new Uint8Array(layout.size);
  layout.write(bytes, values);
  new DataView(bytes.buffer).setUint32(
    layout.fields.checksum.offset,
    adler32(bytes.subarray(0, layout.fields.checksum.offset)),
    true,
  );
  return bytes;
}

function sum(bytes: Uint8Array): Uint8Array {
  const four = new Uint8Array(4);
  new DataView(four.buffer).setUint32(0, adler32(bytes), true);
  return four;
}

export const CHUNK = 1024;

/** An E01 of one segment written from the same layouts: every second chunk packed. */
export function tinyEwf(raw: Uint8Array): Buffer {
  const parts: Uint8Array[] = [];
  let at = 0;
  const put = (...pieces: Uint8Array[]): void => {
    for (const piece of pieces) {
      parts.push(piece);
      at += piece.length;
    }
  };
  const section = (type: string, ...body: Uint8Array[]): void => {
    const size = EWF_SECTION.size + body.reduce((total, piece) => total + piece.length, 0);
    const last = type === 'done';
    put(checked(EWF_SECTION, { type, next: last ? at : at + size, size: last ? 0 : size }), ...body);
  };
  const head = new Uint8Array(EWF_FILE_HEADER.size);
  EWF_FILE_HEADER.write(head, { signature: Uint8Array.from(EWF.signature), fieldsStart: 1, segment: 1 });
  put(head);
  const count = Math.ceil(raw.length / CHUNK);
  section(
    'volume',
    checked(EWF_VOLUME, {
      chunkCount: count,
      sectorsPerChunk: CHUNK / 512,
      bytesPerSector: 512,
      sectorCount: raw.length / 512,
    }),
  );
  const base = at;
  const entries = new Uint8Array(count * 4);
  const chunks: Uint8Array[] = [];
  let offset = EWF_SECTION.size;
  for (let i = 0; i < count; i++) {
    const data = raw.subarray(i * CHUNK, (i + 1) * CHUNK);
    const packed = i % 2 === 1;
    const stored = packed ? deflateSync(data) : Buffer.concat([data, sum(data)]);
    new DataView(entries.buffer).setUint32(i * 4, offset + (packed ? EWF.packedFlag : 0), true);
    chunks.push(stored);
    offset += stored.length;
  }
  section('sectors', ...chunks);
  for (const type of ['table', 'table2'])
    section(type, checked(EWF_TABLE, { entryCount: count, baseOffset: base }), entries, sum(entries));
  const digest = (name: string): Uint8Array => createHash(name).update(raw).digest();
  section('digest', checked(EWF_DIGEST, { md5: digest('md5'), sha1: digest('sha1') }));
  section('hash', checked(EWF_HASH, { md5: digest('md5') }));
  section('done');
  return Buffer.concat(parts);
}
