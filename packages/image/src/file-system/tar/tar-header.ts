import { TAR, TAR_HEADER } from '@tracecraft/formats';
import { checksumHolds, tarNumber, untilZero } from './numbers.ts';

/** What a header block says, before extended headers change it. */
export interface TarHeader {
  readonly type: string;
  readonly name: Uint8Array;
  readonly link: Uint8Array;
  readonly size: number;
  readonly mode: number | null;
  readonly uid: number | null;
  readonly gid: number | null;
  /** Seconds since 1970, UTC; null where the field holds no number. */
  readonly modified: number | null;
  readonly accessed: number | null;
  readonly changed: number | null;
  readonly user: Uint8Array;
  readonly group: Uint8Array;
  readonly gnu: boolean;
}

const SLASH = 0x2f;

/** The header in a block of 512 bytes; null where its checksum or its size is wrong, so that it is none. */
export function tarHeader(block: Uint8Array): TarHeader | null {
  if (!checksumHolds(block)) return null;
  const view = TAR_HEADER.view(block);
  const size = tarNumber(view.size);
  if (size === null || size < 0) return null;
  const magic = String.fromCharCode(...view.magic);
  const gnu = magic === TAR.magic.gnu;
  const kept = (field: Uint8Array): number | null => (gnu && field[0] !== 0 ? tarNumber(field) : null);
  return {
    type: String.fromCharCode(view.type[0]! || 0x30),
    name: magic === TAR.magic.posix ? prefixed(view.prefix, view.name) : untilZero(view.name),
    link: untilZero(view.link),
    size,
    mode: tarNumber(view.mode),
    uid: tarNumber(view.uid),
    gid: tarNumber(view.gid),
    modified: tarNumber(view.modified),
    accessed: kept(view.gnuAccessed),
    changed: kept(view.gnuChanged),
    user: untilZero(view.user),
    group: untilZero(view.group),
    gnu,
  };
}

function prefixed(prefix: Uint8Array, name: Uint8Array): Uint8Array {
  const before = untilZero(prefix);
  const rest = untilZero(name);
  if (before.length === 0) return rest;
  const whole = new Uint8Array(before.length + 1 + rest.length);
  whole.set(before);
  whole[before.length] = SLASH;
  whole.set(rest, before.length + 1);
  return whole;
}

/** Whether the first block of a source is a tar header with a name. */
export function looksLikeTar(block: Uint8Array): boolean {
  const header = block.length === TAR.block ? tarHeader(block) : null;
  return header !== null && header.name.length > 0 && /^[0-7DKLMNSVXgx]$/.test(header.type);
}
