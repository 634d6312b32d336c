import { concatBytes, fromBase64, fromHex, toBase64, toHex, toUtf8, type Hashing } from '@tracecraft/bytes';
import type { PublicKey } from '../key.ts';
import { NoteError } from './note-error.ts';

/** Signature types of C2SP signed-note used here: a log's own Ed25519, and a witness's timestamped Ed25519. */
export const SIGNATURE_TYPE = { ed25519: 0x01, cosignature: 0x04 } as const;

/** A key that signs notes: who (`name`), its 4-byte id, the C2SP signature type and the Ed25519 key. */
export interface VerifierKey {
  readonly name: string;
  readonly id: Uint8Array;
  readonly type: number;
  readonly publicKey: PublicKey;
}

/** C2SP signed-note §signatures: SHA-256(name ‖ LF ‖ type ‖ key), first four bytes. */
function noteKeyId(hashing: Hashing, name: string, type: number, key: Uint8Array): Uint8Array {
  return hashing.sha256(concatBytes(toUtf8(`${name}\n`), Uint8Array.of(type), key)).slice(0, 4);
}

/** Verifier key of an Ed25519 public key under `name`. */
export function verifierKey(
  hashing: Hashing,
  name: string,
  publicKey: PublicKey,
  type: number = SIGNATURE_TYPE.ed25519,
): VerifierKey {
  if (!isKeyName(name) || publicKey.algorithm !== 'ed25519' || publicKey.bytes.length !== 32)
    throw new NoteError('note.vkey-malformed', { vkey: name });
  return { name, id: noteKeyId(hashing, name, type, publicKey.bytes), type, publicKey };
}

/** `name+id+base64(type ‖ key)`, the one-line form people exchange. */
export function formatVkey(key: VerifierKey): string {
  return `${key.name}+${toHex(key.id)}+${toBase64(concatBytes(Uint8Array.of(key.type), key.publicKey.bytes))}`;
}

/** Reads the one-line form. Throws {@link NoteError} when a part is missing or the id is not that of the key. */
export function parseVkey(hashing: Hashing, vkey: string): VerifierKey {
  const [name = '', id = '', ...rest] = vkey.split('+');
  const fault = new NoteError('note.vkey-malformed', { vkey: vkey.slice(0, 200) });
  const material = attempt(() => fromBase64(rest.join('+')));
  const claimed = attempt(() => fromHex(id));
  if (material?.length !== 33 || claimed?.length !== 4 || !isKeyName(name)) throw fault;
  const type = material[0] ?? 0;
  if (type !== SIGNATURE_TYPE.ed25519 && type !== SIGNATURE_TYPE.cosignature) throw fault;
  const key = verifierKey(hashing, name, { algorithm: 'ed25519', bytes: material.subarray(1) }, type);
  if (toHex(key.id) !== id) throw fault;
  return key;
}

/** Key names are not empty and hold no white space, control character or plus (C2SP signed-note §format). */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+\p{Cc}]/u.test(name);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
