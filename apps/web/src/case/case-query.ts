import type { Account } from '@tracecraft/protocol';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { loadCase } from './load-case.ts';
import { libraryQuery } from './practice-library.ts';

/** A case stays open for as long as the page lives: leaving its screens does not stop signing or sending. */
export function caseQuery(client: QueryClient, exercise: string, account: Account) {
  return queryOptions({
    queryKey: ['case', exercise, account.id],
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
    queryFn: async () => loadCase(exercise, account, await client.ensureQueryData(libraryQuery)),
  });
}
