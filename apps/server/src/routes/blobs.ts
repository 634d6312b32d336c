import { Readable } from 'node:stream';
import { LIMITS } from '@tracecraft/protocol';
import { DigestError } from '../blobs/blob-folder.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute } from '../http/app.ts';
import { SANDBOX_POLICY } from '../http/security-headers.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

/** Media types shown as pictures; anything else is bytes to download. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/svg+xml']);

/** Attachments under the SHA-256 of their bytes. */
export function blobRoutes(add: AddRoute, { store, blobs }: Pick<Services, 'store' | 'blobs'>): void {
  add(
    'PUT /api/blobs/:sha256',
    async ({ request, reply, params, caller }) => {
      const { id } = signedIn(caller.account);
      const teams = await store.teamsOf(id);
      const sha256 = digestIn(params);
      if (!(request.body instanceof Readable)) throw new ApiProblem('request.media-type');
      const size = await keep(blobs, sha256, request.body);
      const blob = { sha256, size, mediaType: mediaTypeOf(request.headers['content-type']) };
      for (const owner of teams.length > 0 ? teams : [`account:${id}`]) await store.addBlob(blob, owner);
      return reply.status(201).send({ sha256, size });
    },
    LIMITS.blobBytes,
  );
  add('GET /api/blobs/:sha256', async ({ reply, params }) => {
    const row = await store.blob(digestIn(params));
    if (row === null || !blobs.has(row.sha256))
      throw new ApiProblem('blob.unknown', { sha256: params['sha256'] ?? '' });
    return reply
      .header('content-type', row.mediaType)
      .header('content-length', row.size)
      .header('content-security-policy', SANDBOX_POLICY)
      .header('content-disposition', PICTURES.has(row.mediaType) ? 'inline' : 'attachment')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(blobs.stream(row.sha256));
  });
}

async function keep(blobs: Services['blobs'], sha256: string, body: Readable): Promise<number> {
  try {
    return await blobs.put(sha256, limited(body));
  } catch (problem) {
    if (problem instanceof DigestError)
      throw new ApiProblem('blob.digest-differs', { expected: sha256, found: problem.found });
    throw problem;
  }
}

/** Fails once more than the limit has passed: a body may come without a length. */
function limited(body: Readable): Readable {
  let seen = 0;
  return Readable.from(
    (async function* counted() {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        seen += chunk.length;
        if (seen > LIMITS.blobBytes) throw new ApiProblem('request.too-large', { most: LIMITS.blobBytes });
        yield chunk;
      }
    })(),
  );
}

function digestIn(params: Readonly<Record<string, string>>): string {
  const sha256 = params['sha256'] ?? '';
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new ApiProblem('request.malformed', { at: 'sha256' });
  return sha256;
}

function mediaTypeOf(header: string | undefined): string {
  const type = (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return PICTURES.has(type) ? type : 'application/octet-stream';
}
