import { concatBytes } from '@tracecraft/bytes';

/** Hashes in a full tile, and entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
const HASH = 32;

/** Where the signed head of the log is served. */
export const CHECKPOINT_PATH = 'checkpoint';

/** A tile or bundle address. `width` is 256 when full. */
export interface TileAddress {
  /** Tile level; `entries` for an entry bundle. */
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** `tile/<L>/<N>[.p/<W>]`: the index in groups of three digits, all but the last marked `x`. */
export function tilePath({ level, index, width }: TileAddress): string {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let left = Math.floor(index / 1000); left > 0; left = Math.floor(left / 1000))
    groups.unshift(`x${String(left % 1000).padStart(3, '0')}`);
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Hashes that the tile `index` of `level` has in a log of `size` leaves: 0 when it does not exist, 256 when full. */
export function tileWidth(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.min(TILE_WIDTH, Math.max(0, hashes - index * TILE_WIDTH));
}

/** The hashes of a tile; undefined when its length is not `width` hashes. */
export function hashesOfTile(bytes: Uint8Array, width: number): readonly Uint8Array[] | undefined {
  if (bytes.length !== width * HASH) return undefined;
  return Array.from({ length: width }, (_, i) => bytes.slice(i * HASH, (i + 1) * HASH));
}

/** Entry bundle: each entry behind its length as big-endian uint16. */
export function bundleOfEntries(entries: readonly Uint8Array[]): Uint8Array {
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > 0xffff) throw new RangeError(`log entry of ${entry.length} bytes`);
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/** The entries of a bundle; undefined when it is cut short. */
export function entriesOfBundle(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 + (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
    if (at + 2 > bytes.length || end > bytes.length) return undefined;
    entries.push(bytes.slice(at + 2, end));
    at = end;
  }
  return entries;
}
