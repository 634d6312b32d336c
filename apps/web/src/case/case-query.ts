import type { Account } from '@tracecraft/protocol';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { loadCase, type Within } from './load-case.ts';
import { libraryQuery } from './practice-library.ts';

/**
 * A case stays open for as long as the page lives: leaving its screens does not stop signing or sending.
 * `stream`: null for the caller's own team. `within`: the run of a course, or the draft that is tried.
 */
export function caseQuery(
  client: QueryClient,
  exercise: string,
  account: Account,
  stream: string | null = null,
  within: Within = {},
) {
  const { run, course, draft } = within;
  return queryOptions({
    queryKey: ['case', draft ?? run ?? exercise, account.id, stream, course],
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
    queryFn: async () => {
      const library = await client.ensureQueryData(libraryQuery);
      if (draft === undefined) return loadCase({ exercise, stream, within }, account, library, client);
      return (await import('./load-dry-run.ts')).loadDryRun(draft, account, library);
    },
  });
}
