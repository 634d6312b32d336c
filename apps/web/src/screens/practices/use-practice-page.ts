import { keepPreviousData, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { libraryPaths, type AskedPractices, type PracticePage } from '@tracecraft/protocol';
import { getJson, Unreachable } from '../../adapters/api.ts';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { draftsQuery } from '../../case/practice-drafts.ts';
import { libraryQuery } from '../../case/practice-library.ts';
import { useLanguage, type Language } from '../../language/index.ts';
import { useAccount } from '../../shell/account.ts';

/** A page of the library; `here`: from what this device has, because the server is out of reach. */
export interface ShownPage extends PracticePage {
  readonly here: boolean;
  /** What it was looked for by: the page before stands until the next one is there. */
  readonly words: string;
}

/** How soon a page is asked for again that the server was not done with. */
const AGAIN_MS = 1_500;

/** The page asked for, in the reader's language; the one before stands until it is there. */
export function usePracticePage(asked: AskedPractices): {
  readonly page: ShownPage | undefined;
  readonly error: Error | null;
} {
  const client = useQueryClient();
  const language = useLanguage();
  const account = useAccount();
  const { data, error } = useQuery({
    queryKey: ['practice-list', asked, language.code, account?.id ?? null],
    staleTime: 10_000,
    networkMode: 'always',
    placeholderData: keepPreviousData,
    queryFn: () => shownPage(client, asked, language),
    refetchInterval: ({ state }) => ((state.data?.left ?? 0) > 0 ? AGAIN_MS : false),
  });
  return { page: data, error };
}

/** Pages of words looked for are not kept: there is no end to them. */
async function shownPage(client: QueryClient, asked: AskedPractices, language: Language): Promise<ShownPage> {
  const path = libraryPaths.practiceList({ ...asked, language: language.code });
  try {
    const get = asked.q === undefined ? freshOrKept<PracticePage> : getJson<PracticePage>;
    return { ...(await get(path)), here: false, words: asked.q ?? '' };
  } catch (problem) {
    if (!(problem instanceof Unreachable)) throw problem;
    const [library, drafts, { localPage }] = await Promise.all([
      client.ensureQueryData(libraryQuery),
      client.ensureQueryData(draftsQuery),
      import('./local-page.ts'),
    ]);
    const saved = new Map(drafts.map(({ id, version }) => [id, version]));
    return { ...localPage(library, asked, language, saved), here: true, words: asked.q ?? '' };
  }
}
