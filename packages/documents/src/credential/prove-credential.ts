import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import type { CredentialJson } from '@tracecraft/course';
import { loadOffline } from './document-loader.ts';

/**
 * True when the proof in `credential` holds over everything else in it and was made by its issuer. Time is not judged
 * here: the caller does, in words of its own.
 */
export async function proofHolds(credential: CredentialJson): Promise<boolean> {
  const from = credential['validFrom'];
  const now = typeof from === 'string' ? new Date(from) : new Date(0);
  const suite = new DataIntegrityProof({ cryptosuite });
  const { verified } = await verifyCredential({
    credential: structuredClone(credential),
    suite,
    documentLoader: loadOffline,
    checkStatus: () => ({ verified: true }),
    now,
  });
  return verified;
}
