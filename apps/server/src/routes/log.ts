import { CHECKPOINT_PATH } from '@tracecraft/record';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute } from '../http/app.ts';
import type { Services } from '../services.ts';

/** The agency log as static files (C2SP tlog-tiles): public, it holds blinded hashes only. */
export function logRoutes(add: AddRoute, { store }: Pick<Services, 'store'>): void {
  const file = async (path: string): Promise<Buffer> => {
    const bytes = await store.tile(path);
    if (bytes === null) throw new ApiProblem('request.not-found');
    return Buffer.from(bytes);
  };
  add('GET /log/checkpoint', async ({ reply }) =>
    reply
      .header('content-type', 'text/plain; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await file(CHECKPOINT_PATH)),
  );
  add('GET /log/tile/*', async ({ reply, params }) =>
    reply
      .header('content-type', 'application/octet-stream')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(await file(`tile/${params['*'] ?? ''}`)),
  );
}
