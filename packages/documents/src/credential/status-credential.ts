import {
  STATUS_LIST_BITS,
  statusBit,
  statusBits,
  statusListOf,
  type Certificate,
  type CredentialJson,
} from '@tracecraft/course';
import type { Hashing } from '@tracecraft/bytes';
import type { Signer } from '@tracecraft/record';
import { gunzipSync, gzipSync } from 'fflate';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { jsonObject, readerOf } from './credential-shape.ts';
import { didOfKey } from './did-key.ts';
import { proofHolds } from './prove-credential.ts';
import { signCredential } from './sign-credential.ts';

/** Signs the list of a course's certificates that were taken back, as it stands at `at` (UTC milliseconds). */
export function signStatusList(
  hashing: Hashing,
  course: { readonly stream: string; readonly certificates: readonly Certificate[] },
  issuer: { readonly name: string; readonly signer: Signer },
  at: number,
): Promise<CredentialJson> {
  const packed = gzipSync(statusBits(hashing, course.certificates), { mtime: 0 });
  const did = didOfKey(issuer.signer.publicKey.bytes);
  const named = { did, name: issuer.name };
  return signCredential(statusListOf(course.stream, named, `u${toBase64Url(packed)}`, at), issuer.signer, at);
}

/** A status list somebody hands over with a certificate. */
export interface ReadStatus {
  readonly list: string;
  readonly issuer: string;
  readonly at: number;
  readonly revoked: (index: number) => boolean;
}

/** Reads a signed status list. Null: it is none, or its proof does not hold. */
export async function readStatusList(bytes: Uint8Array): Promise<ReadStatus | null> {
  const json = jsonObject(bytes);
  if (json === null) return null;
  const { text, fault } = readerOf(json);
  const read = { list: text('id'), issuer: text('issuer.id'), at: Date.parse(text('validFrom')) };
  const bits = unpacked(text('credentialSubject.encodedList'));
  if (fault() !== null || bits === null || !(await proofHolds(json))) return null;
  return { ...read, revoked: (index) => statusBit(bits, index) };
}

/** Bits of a list of the one size we write: nothing inflates beyond it. */
function unpacked(encoded: string): Uint8Array | null {
  try {
    const out = new Uint8Array(STATUS_LIST_BITS / 8);
    const bits = gunzipSync(fromBase64Url(encoded.slice(1)), { out });
    return encoded.startsWith('u') && bits.length === out.length ? bits : null;
  } catch {
    return null;
  }
}
