import { portableHashing } from '@tracecraft/bytes';
import { paths, type CaseSummary, type Pulled } from '@tracecraft/protocol';
import { eventId, type CaseEvent } from '@tracecraft/record';
import { queryOptions } from '@tanstack/react-query';
import { freshOrKept } from '../adapters/kept-answers.ts';

/** Cases of exercises this person may read; none without a network and nothing kept, or without a sign-in. */
export const readableCasesQuery = queryOptions({
  queryKey: ['readable-cases'],
  staleTime: 30_000,
  queryFn: async (): Promise<readonly CaseSummary[]> => {
    try {
      const cases = await freshOrKept<readonly CaseSummary[]>(paths.cases);
      return cases.filter(({ events }) => events > 0);
    } catch {
      return [];
    }
  },
});

/** The events of a case as the server has them; each was verified when it was pushed. */
export function recordQuery(stream: string) {
  return queryOptions({
    queryKey: ['record-of', stream],
    staleTime: 30_000,
    structuralSharing: false,
    queryFn: async (): Promise<readonly CaseEvent[]> => {
      const events: CaseEvent[] = [];
      for (let from = 0; ; ) {
        const page = await freshOrKept<Pulled>(`${paths.entries(stream)}?from=${from}`);
        for (const { header, body } of page.entries)
          events.push({ id: eventId(portableHashing, header), header, body });
        from = page.next;
        if (page.entries.length === 0 || events.length >= page.total) return events;
      }
    },
  });
}
