import type { Account } from '@tracecraft/protocol';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { loadCase } from './load-case.ts';
import { libraryQuery } from './practice-library.ts';

/**
 * A case stays open for as long as the page lives: leaving its screens does not stop signing or sending.
 * `stream`: null for the caller's own team.
 */
export function caseQuery(
  client: QueryClient,
  exercise: string,
  account: Account,
  stream: string | null = null,
) {
  return queryOptions({
    queryKey: ['case', exercise, account.id, stream],
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
    queryFn: async () => loadCase(exercise, stream, account, await client.ensureQueryData(libraryQuery)),
  });
}
