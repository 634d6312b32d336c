import type { Role } from '@tracecraft/protocol';
import { issueToken } from '../accounts/tokens.ts';
import type { AccountStore } from '../store/contract.ts';

const SHOWN: readonly Role[] = ['trainee', 'trainer', 'assessor', 'programme-office', 'practice-steward'];

/** A fresh sign-in link token for the first account of each role shown at start; earlier links of it stop working. */
export async function signInLinks(
  store: AccountStore,
  now: number,
): Promise<readonly { role: Role; token: string }[]> {
  const accounts = await store.accounts();
  const links: { role: Role; token: string }[] = [];
  for (const role of SHOWN) {
    const account = accounts.find((one) => one.role === role);
    if (account === undefined) continue;
    await store.dropTokens(account.id, 'link');
    links.push({ role, token: await issueToken(store, 'link', account.id, now) });
  }
  return links;
}
