import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import type { CredentialJson } from '@tracecraft/course';
import type { Signer } from '@tracecraft/record';
import { didOfKey, methodOfDid } from './did-key.ts';
import { loadOffline } from './document-loader.ts';

/**
 * Signs a credential with the agency's Ed25519 key by `eddsa-rdfc-2022` (W3C vc-di-eddsa). `at` is UTC milliseconds.
 * The issuer in it must be the did:key of that key. The same credential, key and time give the same bytes.
 */
export async function signCredential(
  unsigned: CredentialJson,
  signer: Signer,
  at: number,
): Promise<CredentialJson> {
  if (signer.publicKey.algorithm !== 'ed25519') throw new RangeError('a credential is signed by Ed25519');
  const method = methodOfDid(didOfKey(signer.publicKey.bytes));
  const suite = new DataIntegrityProof({
    cryptosuite,
    date: new Date(at).toISOString(),
    signer: {
      algorithm: 'Ed25519',
      id: method,
      sign: ({ data }: { data: Uint8Array }) => signer.sign(data),
    },
  });
  return issue({ credential: structuredClone(unsigned), suite, documentLoader: loadOffline });
}

/** The bytes a credential file holds: indented JSON with a newline at its end. */
export function credentialBytes(signed: CredentialJson): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify(signed, null, 2)}\n`);
}
