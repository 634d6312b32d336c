import type { RandomAccess } from '@tracecraft/bytes';
import { adler32 } from '@tracecraft/formats';
import type { Patch } from './overlay.ts';

/** Ranges of an image that its reader read while it listed it: where the structures are. */
export type Structures = readonly { readonly offset: number; readonly length: number }[];

/** A small generator of numbers (mulberry32), so that a failure can be repeated from its seed. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const EXTREMES = [0, 1, 2, 3, 7, 8, 0x0f, 0x10, 0x2f, 0x7f, 0x80, 0xe5, 0xfe, 0xff];

/** A field of 1, 2, 4 or 8 bytes set to an extreme, to a neighbour of what it was, or to what stands elsewhere. */
function fieldPatch(image: RandomAccess, offset: number, random: (below: number) => number): Patch | null {
  const size = 1 << random(4);
  const at = offset - (offset % size);
  if (at + size > image.size) return null;
  const bytes = image.read(at, size).slice();
  const way = random(5);
  if (way === 0) bytes[random(size)] = EXTREMES[random(EXTREMES.length)]!;
  else if (way === 1) bytes.fill(random(2) * 255);
  else if (way === 2) bytes[0] = bytes[0]! + (random(2) === 0 ? 1 : 255);
  else if (way === 3) bytes[random(size)] = random(256);
  else bytes[random(size)]! ^= 1 << random(8);
  return { offset: at, bytes };
}

/** One structure put over another, or a stretch over its neighbour: loops, doubles, cross links. */
function copyPatch(
  image: RandomAccess,
  structures: Structures,
  random: (below: number) => number,
): Patch | null {
  const from = structures[random(structures.length)]!;
  const to = structures[random(structures.length)]!;
  const length = Math.min([8, 16, 32, 64, 512, 1024][random(6)]!, from.length, to.length);
  const shift = random(Math.max(1, Math.floor(from.length / length)));
  const at = from.offset + shift * length;
  if (length === 0 || at + length > image.size || to.offset + length > image.size) return null;
  return {
    offset: to.offset + random(Math.max(1, Math.floor(to.length / length))) * length,
    bytes: image.read(at, length).slice(),
  };
}

/** Changes of an image: a few in its structures, sometimes cut off. */
export function mutation(
  image: RandomAccess,
  structures: Structures,
  random: (below: number) => number,
): { readonly patches: Patch[]; readonly size: number } {
  const patches: Patch[] = [];
  const wanted = 1 + random(10);
  for (let i = 0; i < wanted; i++) {
    const { offset, length } = structures[random(structures.length)]!;
    const patch =
      random(8) === 0
        ? copyPatch(image, structures, random)
        : fieldPatch(image, offset + random(Math.min(length, 4096)), random);
    if (patch !== null && patch.offset + patch.bytes.length <= image.size) patches.push(patch);
  }
  const size = random(12) === 0 ? 1 + random(image.size) : image.size;
  return { patches, size };
}

const TAR_BLOCK = 512;

/** Sums of the formats made right again, so that a reader looks behind them: of each tar header and E01 structure changed. */
export function resealed(kind: string, image: RandomAccess, patches: readonly Patch[]): Patch[] {
  if (kind === 'tar') return patches.flatMap((patch) => [patch, ...tarSum(image, patch)]);
  if (kind === 'e01') return patches.flatMap((patch) => [patch, ...ewfSum(image, patch)]);
  return [...patches];
}

function changedBytes(image: RandomAccess, at: number, size: number, patch: Patch): Uint8Array {
  const bytes = image.read(at, size).slice();
  const from = Math.max(at, patch.offset);
  const to = Math.min(at + size, patch.offset + patch.bytes.length);
  if (to > from) bytes.set(patch.bytes.subarray(from - patch.offset, to - patch.offset), from - at);
  return bytes;
}

function tarSum(image: RandomAccess, patch: Patch): Patch[] {
  const at = patch.offset - (patch.offset % TAR_BLOCK);
  if (at + TAR_BLOCK > image.size) return [];
  const bytes = changedBytes(image, at, TAR_BLOCK, patch);
  bytes.fill(0x20, 148, 156);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  const text = `${sum.toString(8).padStart(6, '0')}\0 `;
  return [{ offset: at + 148, bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)) }];
}

/** Sizes of E01 structures that end in the sum of what precedes it: section, table, hash, digest, volume. */
const EWF_SIZES = [76, 24, 36, 80, 1052] as const;

function ewfSum(image: RandomAccess, patch: Patch): Patch[] {
  for (const size of EWF_SIZES)
    for (let at = Math.max(0, patch.offset - size + 1); at <= patch.offset && at + size <= image.size; at++) {
      const before = image.read(at, size);
      const view = new DataView(before.buffer, before.byteOffset, size);
      if (view.getUint32(size - 4, true) !== adler32(before.subarray(0, size - 4))) continue;
      const bytes = changedBytes(image, at, size, patch);
      const sum = new Uint8Array(4);
      new DataView(sum.buffer).setUint32(0, adler32(bytes.subarray(0, size - 4)), true);
      return [{ offset: at + size - 4, bytes: sum }];
    }
  return [];
}
