import type { Hashing } from '@tracecraft/bytes';
import type { Certificate } from '../course-record/course-state.ts';
import type { CredentialJson } from './certificate.ts';

export const STATUS_PURPOSE = 'revocation';
/** The least a list may hold, so that a place in it tells nothing (W3C Bitstring Status List 1.0, §6.1). */
export const STATUS_LIST_BITS = 131_072;

/** `urn:tracecraft:<course stream>:status`. */
export function statusListId(stream: string): string {
  return `urn:tracecraft:${stream}:status`;
}

/** The place of a credential in the list: the first bits of the hash of its id. */
export function statusIndexOf(hashing: Hashing, credential: string): number {
  const [a = 0, b = 0, c = 0] = hashing.sha256(new TextEncoder().encode(credential));
  return ((a << 16) | (b << 8) | c) % STATUS_LIST_BITS;
}

/** True when no certificate of the course stands at the place of `credential` yet. */
export function statusIndexFree(
  hashing: Hashing,
  certificates: readonly Pick<Certificate, 'credential'>[],
  credential: string,
): boolean {
  const index = statusIndexOf(hashing, credential);
  return certificates.every((one) => statusIndexOf(hashing, one.credential) !== index);
}

/** The bits of the list, most significant first: set where a certificate was taken back. */
export function statusBits(
  hashing: Hashing,
  certificates: readonly Pick<Certificate, 'credential' | 'revoked'>[],
): Uint8Array {
  const bits = new Uint8Array(STATUS_LIST_BITS / 8);
  for (const { credential, revoked } of certificates) {
    if (revoked === null) continue;
    const index = statusIndexOf(hashing, credential);
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return bits;
}

/** True when the bit at `index` is set. */
export function statusBit(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
}

/** The unsigned status list of a course; `encoded` is the multibase base64url of the gzipped bits. */
export function statusListOf(
  stream: string,
  issuer: { readonly did: string; readonly name: string },
  encoded: string,
  at: number,
): CredentialJson {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: statusListId(stream),
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: { id: issuer.did, name: issuer.name },
    validFrom: `${new Date(at).toISOString().slice(0, 19)}Z`,
    credentialSubject: {
      id: `${statusListId(stream)}#list`,
      type: 'BitstringStatusList',
      statusPurpose: STATUS_PURPOSE,
      encodedList: encoded,
    },
  };
}
