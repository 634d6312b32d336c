import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute } from '../http/app.ts';
import { askedRange } from '../http/byte-range.ts';
import type { Services } from '../services.ts';

/** Raw bytes of evidence images by their SHA-256, with ranges; HEAD is answered by the same route. */
export function evidenceRoutes(
  add: AddRoute,
  { evidence, library }: Pick<Services, 'evidence' | 'library'>,
): void {
  add('GET /api/evidence/:sha256', async ({ request, reply, params }) => {
    const sha256 = params['sha256'] ?? '';
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new ApiProblem('request.malformed', { at: 'sha256' });
    if ((await library.exercisesUsing(sha256)).length === 0)
      throw new ApiProblem('evidence.unknown', { sha256 });
    const file = join(evidence, sha256);
    const size = await sizeOf(file);
    if (size === null) throw new ApiProblem('evidence.not-added', { sha256 });
    const etag = `"${sha256}"`;
    void reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', 'attachment')
      .header('accept-ranges', 'bytes')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('etag', etag);
    const asked = askedRange(size, request.headers.range, String(request.headers['if-range'] ?? etag), etag);
    if (asked === 'unsatisfiable') {
      void reply.header('content-range', `bytes */${size}`);
      throw new ApiProblem('request.range', { size });
    }
    const { start, length } = asked === 'whole' ? { start: 0, length: size } : asked;
    if (asked !== 'whole')
      void reply.status(206).header('content-range', `bytes ${start}-${start + length - 1}/${size}`);
    void reply.header('content-length', length);
    // an empty stream keeps the length of a HEAD; sending nothing would overwrite it with 0
    if (request.method === 'HEAD' || length === 0) return reply.send(Readable.from([]));
    return reply.send(createReadStream(file, { start, end: start + length - 1, highWaterMark: 256 * 1024 }));
  });
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch {
    return null;
  }
}
