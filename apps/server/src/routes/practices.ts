import { LIMITS, requests, type PracticeDraft } from '@tracecraft/protocol';
import type { AddRoute } from '../http/app.ts';
import { readShape } from '../http/read-body.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

/** The practice library: files as they are published, and the drafts of stewards beside it. */
export function practiceRoutes(
  add: AddRoute,
  { shelf, drafts, now }: Pick<Services, 'shelf' | 'drafts' | 'now'>,
): void {
  add('GET /api/practices', async () => shelf.files);
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
