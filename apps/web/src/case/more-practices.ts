import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { libraryPaths, MOST_FILES, type PublishedFile } from '@tracecraft/protocol';
import { freshOrKept } from '../adapters/kept-answers.ts';
import { libraryQuery, type PracticeLibrary } from './practice-library.ts';

/** `library` with the practices of `ids` it lacks: from the server, or kept on this device. Ids nobody knows stay unknown. */
export async function withPractices(
  library: PracticeLibrary,
  ids: readonly string[],
): Promise<PracticeLibrary> {
  const missing = [...new Set(ids)].filter((id) => !library.has(id)).toSorted();
  return missing.length === 0 ? library : library.and(await filesOf(missing));
}

async function filesOf(missing: readonly string[]): Promise<readonly PublishedFile[]> {
  const parts = Array.from({ length: Math.ceil(missing.length / MOST_FILES) }, (_, i) =>
    missing.slice(i * MOST_FILES, (i + 1) * MOST_FILES),
  );
  const files = await Promise.all(
    parts.map((part) => freshOrKept<readonly PublishedFile[]>(libraryPaths.practiceFiles(part))),
  );
  return files.flat();
}

/** The file is asked for beside the library, not after it: a practice of thousands is seldom in what a device keeps. */
async function withOne(library: Promise<PracticeLibrary>, id: string): Promise<PracticeLibrary> {
  const files = filesOf([id]);
  // Not awaited where the library has it.
  files.catch(() => undefined);
  const whole = await library;
  return whole.has(id) ? whole : whole.and(await files);
}

/** The library with the practices of `ids`, also where it is so large that a device keeps a part of it. */
export function practicesQuery(client: QueryClient, ids: readonly string[]) {
  return queryOptions({
    queryKey: ['practices', ...new Set(ids)],
    staleTime: 300_000,
    structuralSharing: false,
    queryFn: async () => {
      const library = client.ensureQueryData(libraryQuery);
      const [only] = ids.length === 1 ? ids : [];
      const known = client.getQueryData(libraryQuery.queryKey) !== undefined;
      return only === undefined || known ? withPractices(await library, ids) : withOne(library, only);
    },
  });
}

/** As `practicesQuery`; where those practices can't be had, the library without them. Undefined until it is read. */
export function usePractices(ids: readonly string[]): PracticeLibrary | undefined {
  const client = useQueryClient();
  const whole = useQuery(libraryQuery).data;
  const asked = useQuery({
    ...practicesQuery(client, ids),
    enabled: ids.some((id) => whole?.has(id) === false),
  });
  if (whole === undefined || ids.every((id) => whole.has(id))) return whole;
  return asked.data ?? (asked.isError ? whole : undefined);
}
