import {
  LIMITS,
  requests,
  type AskedPractices,
  type PracticeDraft,
  type PracticePage,
  type PublishedFile,
} from '@tracecraft/protocol';
import type { DraftShelf } from '../exercises/draft-shelf.ts';
import type { SavedDrafts } from '../exchange/practice-list.ts';
import type { AddRoute, Call } from '../http/app.ts';
import { readShape } from '../http/read-body.ts';
import { sendTagged } from '../http/tagged.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

type Needs = Pick<Services, 'shelf' | 'library' | 'catalogue' | 'drafts' | 'now'>;

/** The practice library: page by page, files as they are published, and the drafts of stewards beside it. */
export function practiceRoutes(add: AddRoute, { shelf, library, catalogue, drafts, now }: Needs): void {
  add('GET /api/practices', async (call) => sendTagged(call, keptFiles({ shelf, library })));
  add('GET /api/practices/list', async (call) => {
    const saved: SavedDrafts = call.caller.account === null ? new Map() : newestOf(drafts);
    return sendTagged(call, (await catalogue.page(askedIn(call), saved)) satisfies PracticePage);
  });
  add('GET /api/practices/files', async (call) => {
    const { ids } = readShape(requests.practiceFiles, call.request.query);
    return sendTagged(call, shelf.filesOf(ids.split(' ')) satisfies readonly PublishedFile[]);
  });
  add('GET /api/practices/drafts', async (): Promise<readonly PracticeDraft[]> => drafts.all());
  add(
    'POST /api/practices/drafts',
    async ({ request, caller, reply }): Promise<PracticeDraft> => {
      const { id, name } = signedIn(caller.account);
      const { text } = readShape(requests.practiceDraft, request.body);
      const draft = drafts.add(text, { id, name }, now());
      void reply.status(201);
      return draft;
    },
    LIMITS.draftBytes,
  );
}

/** With the practices of every exercise the server came with; what else one asks for is fetched when it is opened. */
function keptFiles({ shelf, library }: Pick<Services, 'shelf' | 'library'>): readonly PublishedFile[] {
  return shelf.kept(library.all().flatMap(({ practices }) => practices.ids));
}

function askedIn({ request }: Call): AskedPractices {
  const { page, ...asked } = readShape(requests.practiceList, request.query);
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...(page === undefined ? {} : { page: Number(page) }) };
}

function newestOf(drafts: DraftShelf): SavedDrafts {
  return new Map(drafts.all().map(({ id, version }) => [id, version]));
}
