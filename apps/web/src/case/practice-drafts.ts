import { paths, type PracticeDraft } from '@tracecraft/protocol';
import { queryOptions } from '@tanstack/react-query';
import { freshOrKept, keep, kept } from '../adapters/kept-answers.ts';

/** Draft versions stewards saved on this server, oldest first; none where nobody is signed in or nothing is kept. */
export const draftsQuery = queryOptions({
  queryKey: ['practice-drafts'],
  staleTime: 30_000,
  queryFn: async (): Promise<readonly PracticeDraft[]> => {
    try {
      return await freshOrKept<readonly PracticeDraft[]>(paths.practiceDrafts);
    } catch {
      return [];
    }
  },
});

const nameOf = (id: string): string => `practice-edit:${id}`;

/** What is being edited, kept on this device so that closing the page loses nothing. */
export async function keepEdit(id: string, text: string | null): Promise<void> {
  await keep(nameOf(id), text);
}

export async function keptEdit(id: string): Promise<string | null> {
  return (await kept<string | null>(nameOf(id))) ?? null;
}
