import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** An answer under a tag of its bytes: whoever asks again with that tag is told that nothing changed, and gets nothing else. */
export function sendTagged(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  answer: unknown,
): FastifyReply {
  const text = JSON.stringify(answer);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  // never without asking: another reader of this browser may be told less
  void reply.header('etag', tag).header('cache-control', 'private, no-cache');
  const known = request.headers['if-none-match']?.split(/, */).map((one) => one.replace(/^W\//, ''));
  if (known?.includes(tag) === true) return reply.status(304).send();
  return reply.header('content-type', 'application/json; charset=utf-8').send(text);
}
