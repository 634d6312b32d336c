import { createHash, randomBytes } from 'node:crypto';
import type { AccountStore, Token } from '../store/contract.ts';

/** A printed link works for a five-day course and the days around it. */
const LINK_MS = 7 * 24 * 3_600_000;
/** A session outlives one offline working day, not a course. */
export const SESSION_MS = 3 * 24 * 3_600_000;

/** What is stored of a token: its SHA-256. The token itself has 256 random bits, so no salt or slow hash is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Makes a token for `account`, stores its hash and returns the token, which is shown once. */
export async function issueToken(
  store: AccountStore,
  kind: Token['kind'],
  account: string,
  now: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await store.addToken({
    hash: tokenHash(token),
    kind,
    account,
    expires: now + (kind === 'link' ? LINK_MS : SESSION_MS),
  });
  return token;
}
