import { randomUUID } from 'node:crypto';
import type { AccountStore } from '../store/contract.ts';

/** One programme office on a store without people, from which everything else can be started. */
export async function plantOffice(store: AccountStore): Promise<void> {
  if ((await store.accounts()).some((one) => one.role === 'programme-office')) return;
  await store.addAccounts([
    {
      id: randomUUID(),
      name: 'Programme office',
      role: 'programme-office',
      agency: '',
      team: null,
      strength: 'sign-in-link',
    },
  ]);
}
