import { portableHashing, toHex } from '@tracecraft/bytes';
import {
  readTrust,
  verifyBundle,
  webCryptoKeys,
  type SubtlePort,
  type VerifyReport,
} from '@tracecraft/record';

/** The answer about one file. */
export interface Judged {
  readonly name: string;
  /** Digest of the file itself, to name it in a statement. */
  readonly sha256: string;
  readonly report: VerifyReport;
}

/**
 * Verifies `bytes` in this page: no request is made. `trust` is a log key or the text of a policy; empty: none.
 * Rejects with TrustError (or NoteError) when it is neither.
 */
export async function judgeBundle(
  name: string,
  bytes: Uint8Array,
  trust: string,
  progress: (done: number, total: number) => void,
): Promise<Judged> {
  const hashing = portableHashing;
  const policy = trust.trim() === '' ? null : readTrust(hashing, trust.trim());
  // The page's own types are wider than the port; crypto.subtle has the five calls the record uses.
  const { verify } = webCryptoKeys(crypto.subtle as unknown as SubtlePort, hashing);
  const report = await verifyBundle(bytes, { hashing, verify, progress }, { trust: policy });
  return { name, sha256: toHex(hashing.sha256(bytes)), report };
}
