import { paths, type Account, type SignedIn } from '@tracecraft/protocol';
import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ApiProblem, postJson, sendDelete } from '../adapters/api.ts';
import { forgetKept, freshOrKept, keep } from '../adapters/kept-answers.ts';

/** Who is signed in on this device, also without a network; null when nobody is. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  staleTime: 60_000,
  queryFn: async (): Promise<Account | null> => {
    try {
      return await freshOrKept<Account>(paths.me);
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 401) return null;
      throw problem;
    }
  },
});

/** The signed-in person, or null, or undefined while that is being found out. */
export function useAccount(): Account | null | undefined {
  return useQuery(accountQuery).data;
}

/** Trades a sign-in link's token for a session. */
export async function signIn(token: string): Promise<Account> {
  const { account } = await postJson<SignedIn>(paths.session, { token });
  await forgetKept();
  await keep(paths.me, account);
  return account;
}

/** Ends the session here. Signed acts that wait to be sent stay on the device. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await sendDelete(paths.session).catch(() => undefined);
    await forgetKept();
    becomes(client, null);
  }, [client]);
}

/** Another person, or nobody, is at this device from here on. The screens that show who it is are told. */
export function becomes(client: QueryClient, account: Account | null): void {
  // Not `clear()`: an observer of a query that is thrown away would never hear of the next one.
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'account' });
  client.setQueryData(accountQuery.queryKey, account);
}

/** Course staff see boards and every exercise; nobody but trainees records in one. */
export function isStaff(account: Account): boolean {
  return account.role !== 'trainee';
}
