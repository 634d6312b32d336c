import type { FastifyRequest } from 'fastify';
import type { Account } from '@tracecraft/protocol';
import { tokenHash } from '../accounts/tokens.ts';
import type { AccountStore } from '../store/contract.ts';

export const SESSION_COOKIE = 'tracecraft_session';

/** Who sends a request. */
export interface Caller {
  readonly account: Account | null;
  /** From a program on the server's own machine, not through a proxy and not from a page of another site. */
  readonly isLoopback: () => boolean;
  /** Hash of the session token, or null. */
  readonly session: string | null;
}

/** Reads the session from `Authorization: Bearer` or the cookie. */
export async function callerOf(store: AccountStore, request: FastifyRequest, now: number): Promise<Caller> {
  const token = bearer(request) ?? cookie(request);
  const session = token === null ? null : tokenHash(token);
  const account = session === null ? null : await store.accountOfToken(session, 'session', now);
  return { account, session: account === null ? null : session, isLoopback: () => fromLoopback(request) };
}

function bearer(request: FastifyRequest): string | null {
  return /^Bearer ([A-Za-z0-9_-]{20,128})$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** The session cookie; ignored on a changing request that a page of another origin sends. */
function cookie(request: FastifyRequest): string | null {
  const safe = request.method === 'GET' || request.method === 'HEAD';
  if (!safe && !sameOrigin(request)) return null;
  const part = (request.headers.cookie ?? '')
    .split(/; */)
    .find((one) => one.startsWith(`${SESSION_COOKIE}=`));
  const token = part?.slice(SESSION_COOKIE.length + 1) ?? '';
  return /^[A-Za-z0-9_-]{20,128}$/.test(token) ? token : null;
}

function sameOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * A proxy on the same machine would make everyone look local, and a page that rebinds its name to 127.0.0.1 would too:
 * so no forwarding header, no Origin, and a loopback name in Host.
 */
function fromLoopback(request: FastifyRequest): boolean {
  const local = /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
  const named = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');
  const proxied = FORWARDED.some((name) => request.headers[name] !== undefined);
  return local && named && !proxied && request.headers.origin === undefined;
}
