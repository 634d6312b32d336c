import { EXT_MODE, FAT_ATTRIBUTE, ZIP, crc32 } from '@tracecraft/formats';
import type { Entry } from '../../contract.ts';
import { le32 } from '../../source/little-endian.ts';
import type { Member } from '../archive/member.ts';
import { codePage437, utf8OrNull } from '../archive/name-text.ts';
import { modeText } from '../mode-text.ts';

/** A file of a zip. */
export interface ZipMember extends Member {
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  /** Offset of its local header in the source. */
  readonly header: number;
  /** Of the local header, name and packed bytes together, at least: its extra fields there may be longer. */
  readonly least: number;
  /** Bytes of its name. */
  readonly nameLength: number;
  /** What protects its content, or null. */
  readonly cipher: string | null;
}

interface Named {
  readonly name: string;
  /** Said where nothing in the archive says which letters its bytes are. */
  readonly assumed: boolean;
}

/** The name's text: the Unicode field where it fits, UTF-8 where flagged or possible, else code page 437. */
export function nameText(bytes: Uint8Array, flags: number, fields: ReadonlyMap<number, Uint8Array>): Named {
  const field = fields.get(ZIP.extra.unicodePath);
  if (field !== undefined && field.length > 5 && field[0] === 1 && le32(field, 1) === crc32(bytes)) {
    const text = utf8OrNull(field.subarray(5));
    if (text !== null) return { name: text, assumed: false };
  }
  const text = utf8OrNull(bytes);
  if (text === null) return { name: codePage437(bytes), assumed: true };
  const told = (flags & ZIP.flag.utf8) !== 0 || bytes.every((byte) => byte < 128);
  return { name: text, assumed: !told };
}

/** What the packing system's attributes say. */
export interface ZipKind {
  readonly type: Entry['type'];
  readonly mode: string;
  readonly flags: readonly string[];
}

const DOS_FLAGS = {
  'read-only': FAT_ATTRIBUTE.readOnly,
  hidden: FAT_ATTRIBUTE.hidden,
  system: FAT_ATTRIBUTE.system,
  archive: FAT_ATTRIBUTE.archive,
} as const;
const ALL_RIGHTS = 0o777;

const KINDS = new Map<string, ZipKind>();
const MOST_KINDS = 10_000;

/** Type and rights by the attributes of the system `host`; a name that ends in `/` is a folder whatever they say. */
export function kindOf(host: number, external: number, name: string): ZipKind {
  const key = `${host} ${external} ${name.endsWith('/')}`;
  let kind = KINDS.get(key);
  if (kind === undefined) {
    kind = readKind(host, external, name);
    if (KINDS.size < MOST_KINDS) KINDS.set(key, kind);
  }
  return kind;
}

function readKind(host: number, external: number, name: string): ZipKind {
  const unix = external >>> 16;
  const asUnix = (host === ZIP.host.unix || host === ZIP.host.macos) && unix !== 0;
  const folder = name.endsWith('/') || (!asUnix && (external & FAT_ATTRIBUTE.directory) !== 0);
  const stated = unix & EXT_MODE.mask;
  const kind = folder ? EXT_MODE.directory : asUnix && stated !== 0 ? stated : EXT_MODE.regular;
  const mode = modeText(kind | (asUnix ? unix & 0o7777 : ALL_RIGHTS));
  const type =
    kind === EXT_MODE.directory
      ? 'directory'
      : kind === EXT_MODE.link
        ? 'link'
        : kind === EXT_MODE.regular
          ? 'file'
          : 'special';
  const flags = Object.entries(DOS_FLAGS).flatMap(([flag, bit]) => ((external & bit) === 0 ? [] : [flag]));
  return { type, mode: `${mode[0]}/${mode}`, flags };
}

/** `flags` and those of `more` that hold. */
export function withFlags(
  flags: readonly string[],
  more: Readonly<Record<string, boolean>>,
): readonly string[] {
  const holding = Object.keys(more).filter((flag) => more[flag]);
  return holding.length === 0 ? flags : [...flags, ...holding];
}

const AES_BITS = ['AES-128', 'AES-192', 'AES-256'] as const;

/** What protects a file: WinZip's AES by its field, PKWARE's strong encryption or the old cipher by flags. */
export function cipherOf(
  flags: number,
  method: number,
  fields: ReadonlyMap<number, Uint8Array>,
): { readonly cipher: string | null; readonly method: number } {
  if ((flags & ZIP.flag.encrypted) === 0) return { cipher: null, method };
  const aes = fields.get(ZIP.extra.aes);
  if (method === ZIP.method.aes && aes !== undefined && aes.length >= 7)
    return { cipher: AES_BITS[aes[4]! - 1] ?? 'AES', method: aes[5]! | (aes[6]! << 8) };
  return { cipher: (flags & ZIP.flag.strong) === 0 ? 'ZipCrypto' : 'strong encryption', method };
}
