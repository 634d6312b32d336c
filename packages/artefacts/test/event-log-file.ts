import { crc32 as zlibCrc } from 'node:zlib';
import { ByteWriter, ticksOf } from './byte-writer.ts';

/** What an event of the fixtures says. */
export interface MadeEvent {
  readonly number: number;
  readonly written: string;
  readonly id: number;
  readonly user: string;
  readonly address: string;
}

const CHUNK = 65_536;
const HEADER = 512;
export const PROVIDER = 'Tracecraft-Test-Provider';
export const COMPUTER = 'STATION-4';
export const CHANNEL = 'Security';
/** S-1-5-21-1-2-3-1001 as it is stored. */
const SID = [1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0xe9, 3, 0, 0];

/** Bytes that grow; offsets count from the chunk's beginning. */
class Growing {
  readonly bytes: number[] = [];
  private readonly names = new Map<string, number>();
  private readonly base: number;

  constructor(base: number) {
    this.base = base;
  }

  get at(): number {
    return this.base + this.bytes.length;
  }

  put(...bytes: readonly number[]): this {
    this.bytes.push(...bytes);
    return this;
  }

  u16(value: number): this {
    return this.put(value & 255, value >> 8);
  }

  u32(value: number): this {
    return this.put(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);
  }

  wide(text: string): this {
    for (const unit of text.split('')) this.u16(unit.charCodeAt(0));
    return this;
  }

  /** A name where it is used first, and its place afterwards. */
  name(text: string): this {
    const known = this.names.get(text);
    if (known !== undefined) return this.u32(known);
    this.names.set(text, this.at + 4);
    this.u32(this.at + 4)
      .u32(0)
      .u16(hashOf(text))
      .u16(text.length);
    return this.wide(text).u16(0);
  }

  /** Writes what `body` does behind its length in bytes. */
  sized(body: () => void): this {
    const at = this.bytes.length;
    this.u32(0);
    body();
    const length = this.bytes.length - at - 4;
    new ByteWriter(4).u32(0, length).bytes.forEach((byte, i) => (this.bytes[at + i] = byte));
    return this;
  }
}

/** 65599 multiplication, its low 16 bits. */
function hashOf(name: string): number {
  let hash = 0;
  for (const unit of name.split('')) hash = (Math.imul(hash, 65_599) + unit.charCodeAt(0)) >>> 0;
  return hash & 0xffff;
}

interface Attribute {
  readonly name: string;
  readonly value: string | readonly [index: number, type: number];
}

function value(out: Growing, what: string | readonly [number, number]): void {
  if (typeof what === 'string') out.put(0x05, 1).u16(what.length).wide(what);
  else out.put(0x0e).u16(what[0]).put(what[1]);
}

function element(out: Growing, name: string, attributes: readonly Attribute[], content: () => void): void {
  out.put(attributes.length > 0 ? 0x41 : 0x01).u16(0xffff);
  out.sized(() => {
    out.name(name);
    if (attributes.length > 0)
      out.sized(() =>
        attributes.forEach((attribute, i) => {
          out.put(i + 1 < attributes.length ? 0x46 : 0x06).name(attribute.name);
          value(out, attribute.value);
        }),
      );
    out.put(0x02);
    content();
    out.put(0x04);
  });
}

/** The template every event of the fixtures has; types: 1 text, 6 u16, 17 FILETIME, 19 SID. */
function template(out: Growing): void {
  out.put(0x0f, 1, 1, 0);
  element(
    out,
    'Event',
    [{ name: 'xmlns', value: 'http://schemas.microsoft.com/win/2004/08/events/event' }],
    () => {
      element(out, 'System', [], () => {
        element(out, 'Provider', [{ name: 'Name', value: PROVIDER }], () => undefined);
        element(out, 'EventID', [], () => value(out, [0, 6]));
        element(out, 'TimeCreated', [{ name: 'SystemTime', value: [1, 17] }], () => undefined);
        element(out, 'Channel', [], () => value(out, CHANNEL));
        element(out, 'Computer', [], () => value(out, COMPUTER));
        element(out, 'Security', [{ name: 'UserID', value: [2, 19] }], () => undefined);
      });
      element(out, 'EventData', [], () => {
        element(out, 'Data', [{ name: 'Name', value: 'TargetUserName' }], () => value(out, [3, 1]));
        element(out, 'Data', [{ name: 'Name', value: 'IpAddress' }], () => value(out, [4, 1]));
      });
    },
  );
  out.put(0x00);
}

const GUID = [0x78, 0x56, 0x34, 0x12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function wideBytes(text: string): number[] {
  return new Growing(0).wide(text).bytes;
}

function record(event: MadeEvent, at: number, known: number | null): { bytes: number[]; template: number } {
  const out = new Growing(at);
  out.put(0x2a, 0x2a, 0, 0).u32(0).u32(event.number).u32(0);
  const ticks = new ByteWriter(8).u64(0, ticksOf(event.written)).bytes;
  out.put(...ticks, 0x0f, 1, 1, 0, 0x0c, 1, ...GUID.slice(0, 4));
  const here = out.at + 4;
  out.u32(known ?? here);
  if (known === null) {
    out.u32(0).put(...GUID);
    out.sized(() => template(out));
  }
  const values: readonly (readonly [number, readonly number[]])[] = [
    [6, [event.id & 255, event.id >> 8]],
    [17, Array.from(ticks)],
    [19, SID],
    [1, wideBytes(event.user)],
    [1, wideBytes(event.address)],
  ];
  out.u32(values.length);
  for (const [type, bytes] of values) out.u16(bytes.length).put(type, 0);
  for (const [, bytes] of values) out.put(...bytes);
  out.put(0x00);
  while ((out.bytes.length + 4) % 8 !== 0) out.put(0);
  const size = out.bytes.length + 4;
  out.u32(size);
  new ByteWriter(4).u32(0, size).bytes.forEach((byte, i) => (out.bytes[4 + i] = byte));
  return { bytes: out.bytes, template: known ?? here };
}

/** A chunk with `events`; the template stands in the first, the others point to it. */
export function chunk(events: readonly MadeEvent[]): Uint8Array {
  const writer = new ByteWriter(CHUNK).ansi(0, 'ElfChnk');
  let at = HEADER;
  let last = HEADER;
  let known: number | null = null;
  for (const event of events) {
    const made = record(event, at, known);
    known = made.template;
    writer.put(at, made.bytes);
    last = at;
    at += made.bytes.length;
  }
  const [first, final] = [BigInt(events[0]!.number), BigInt(events.at(-1)!.number)];
  writer.u64(8, first).u64(16, final).u64(24, first).u64(32, final).u32(40, 128, last, at);
  // where names are looked up; the template's place stands in the bucket its id gives
  writer.u32(384 + 4 * (0x12345678 % 32), known!);
  return sealedChunk(writer.bytes, at);
}

/** Puts both checksums right. */
export function sealedChunk(bytes: Uint8Array, free: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint32(52, zlibCrc(bytes.subarray(HEADER, free)), true);
  view.setUint32(124, zlibCrc(bytes.subarray(128, 512), zlibCrc(bytes.subarray(0, 120))), true);
  return bytes;
}

/** A log of these chunks. */
export function eventLog(chunks: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter(4096 + CHUNK * chunks.length).ansi(0, 'ElfFile');
  writer
    .u64(16, BigInt(chunks.length - 1))
    .u64(24, 100n)
    .u32(32, 128)
    .u16(36, 1, 3, 4096, chunks.length);
  writer.u32(124, zlibCrc(writer.bytes.subarray(0, 120)));
  chunks.forEach((one, i) => writer.put(4096 + CHUNK * i, one));
  return writer.bytes;
}
