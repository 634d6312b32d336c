import { ByteWriter } from './byte-writer.ts';
import { sealed } from './tiny-hive.ts';

/**
 * Transaction logs of hives, written after msuhanov's format notes and apart from the code under test: hashes by whole
 * numbers of any size, pages by comparing two hives.
 */

const BINS = 4096;
const SECTOR = 512;
const SEED = 0x82ef4d887a4e55c5n;
const WORD = 0xffffffffn;

/** Marvin32 as one number of 64 bits, after the definition of its rounds. */
function marvin(bytes: Uint8Array): bigint {
  const padded = [...bytes, 0x80];
  while (padded.length % 4 !== 0) padded.push(0);
  padded.push(0, 0, 0, 0);
  const turn = (word: bigint, by: bigint): bigint => ((word << by) | (word >> (32n - by))) & WORD;
  let [a, b] = [SEED & WORD, SEED >> 32n];
  for (let at = 0; at < padded.length; at += 4) {
    const word = [3, 2, 1, 0].reduce((sum, i) => (sum << 8n) | BigInt(padded[at + i]!), 0n);
    a = (a + word) & WORD;
    for (const [first, second] of [
      [20n, 9n],
      [27n, 19n],
    ] as const) {
      b ^= a;
      a = (turn(a, first) + b) & WORD;
      b = turn(b, second);
    }
  }
  return (b << 32n) | a;
}

/** The hive as it is when it was being written: `primary` is ahead of `secondary`. */
export function dirty(hive: Uint8Array, primary: number, secondary: number): Uint8Array {
  return block(hive.slice(), primary, secondary, 0);
}

/** Offsets within the hive bins of blocks of 4,096 bytes in which `after` differs from `before`. */
export function changedBlocks(before: Uint8Array, after: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let at = BINS; at < after.length; at += BINS)
    if (after.subarray(at, at + BINS).some((byte, i) => byte !== before[at + i])) found.push(at - BINS);
  return found;
}

/** An entry of the new format with these blocks of `hive`. */
export function entry(sequence: number, hive: Uint8Array, blocks: readonly number[]): Uint8Array {
  const head = 40 + 8 * blocks.length;
  const size = Math.ceil((head + BINS * blocks.length) / SECTOR) * SECTOR;
  const writer = new ByteWriter(size).ansi(0, 'HvLE').u32(4, size, 0, sequence);
  writer.u32(16, hive.length - BINS, blocks.length);
  blocks.forEach((offset, i) => {
    writer.u32(40 + 8 * i, offset, BINS);
    writer.put(head + BINS * i, hive.subarray(BINS + offset, 2 * BINS + offset));
  });
  return hashed(writer.bytes);
}

/** Puts right both hashes of an entry. */
export function hashed(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setBigUint64(24, marvin(bytes.subarray(40)), true);
  view.setBigUint64(32, marvin(bytes.subarray(0, 32)), true);
  return bytes;
}

/** A log in the new format: the base block at `sequence`, and entries. */
export function newLog(hive: Uint8Array, sequence: number, entries: readonly Uint8Array[]): Uint8Array {
  const head = block(hive.slice(0, SECTOR), sequence, sequence, 6);
  return joined([head, ...entries]);
}

/** A log in the old format: a bit for each sector of the bins, and the sectors of `blocks`. */
export function oldLog(hive: Uint8Array, sequence: number, blocks: readonly number[]): Uint8Array {
  const head = block(hive.slice(0, SECTOR), sequence, sequence, 1);
  const bits = (hive.length - BINS) / SECTOR;
  const vector = new ByteWriter(Math.ceil((4 + bits / 8) / SECTOR) * SECTOR).ansi(0, 'DIRT');
  for (const offset of blocks) vector.bytes[4 + offset / BINS] = 0xff;
  return joined([head, vector.bytes, ...blocks.map((at) => hive.subarray(BINS + at, 2 * BINS + at))]);
}

/** Puts right the checksum of a changed log's base block and the hashes of its entries, as far as their sizes hold. */
export function resealed(log: Uint8Array): Uint8Array {
  const writer = sealed(new ByteWriter(Math.max(log.length, SECTOR)).put(0, log));
  const view = new DataView(writer.buffer, writer.byteOffset, writer.byteLength);
  for (let at = SECTOR; at + 40 <= writer.length; ) {
    const size = view.getUint32(at + 4, true);
    if (size < 40 || at + size > writer.length) break;
    hashed(writer.subarray(at, at + size));
    at += size;
  }
  return writer;
}

function block(bytes: Uint8Array<ArrayBuffer>, primary: number, secondary: number, type: number): Uint8Array {
  const writer = new ByteWriter(bytes.length).put(0, bytes);
  return sealed(writer.u32(4, primary, secondary).u32(28, type));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  pieces.reduce((at, piece) => (whole.set(piece, at), at + piece.length), 0);
  return whole;
}
