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
  const { token, row } = newToken(kind, account, now);
  await store.addToken(row);
  return token;
}

/** A sign-in link for each account, in place of those it had. */
export async function issueLinks(
  store: AccountStore,
  accounts: readonly string[],
  now: number,
): Promise<readonly { readonly account: string; readonly token: string }[]> {
  const made = accounts.map((account) => newToken('link', account, now));
  await store.replaceTokens(
    'link',
    made.map((one) => one.row),
  );
  return made.map(({ token, row }) => ({ account: row.account, token }));
}

function newToken(kind: Token['kind'], account: string, now: number): { token: string; row: Token } {
  const token = randomBytes(32).toString('base64url');
  const expires = now + (kind === 'link' ? LINK_MS : SESSION_MS);
  return { token, row: { hash: tokenHash(token), kind, account, expires } };
}
