import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { LIMITS, type ApiErrorCode } from '@tracecraft/protocol';
import { accessTo, type RouteName } from '../permissions.ts';
import type { Services } from '../services.ts';
import { StoreError } from '../store/contract.ts';
import { ApiProblem } from './api-problem.ts';
import { callerOf, type Caller } from './caller.ts';
import { pass, type SubjectParams } from './gate.ts';
import { securityHeaders } from './security-headers.ts';

/** One request, its sender already let through. */
export interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly caller: Caller;
  /** Decoded path parameters. */
  readonly params: Readonly<Record<string, string>>;
}

/** Adds a route of the permission table; a route outside the table does not compile. */
export type AddRoute = (
  route: RouteName,
  handle: (call: Call) => Promise<unknown>,
  bodyLimit?: number,
) => void;

/** Where lines of the log go; none of them ever holds a token, a query or a body. */
export type Log = (line: Readonly<Record<string, string | number>>) => void;

/** The bare server: headers, limits, errors, log. */
export function createApp(services: Services, log: Log): { app: FastifyInstance; add: AddRoute } {
  const app = Fastify({
    bodyLimit: 65_536,
    logger: false,
    requestTimeout: 120_000,
    // a calendar's address carries a sealed course and person
    routerOptions: { maxParamLength: 600 },
    forceCloseConnections: true,
  });
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    log({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
  });
  app.setErrorHandler((problem: FastifyError, _request, reply) => answerProblem(problem, reply, log));
  const add: AddRoute = (name, handle, bodyLimit) => {
    const [method, url] = name.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string];
    const options = { method, url, ...(bodyLimit === undefined ? {} : { bodyLimit }) };
    app.route({
      ...options,
      async onRequest(request) {
        const caller = await callerOf(services.store, request, services.now());
        callers.set(request, caller);
        await pass(services, accessTo(name), caller, request.params as SubjectParams);
      },
      handler: (request, reply) => {
        const caller = callers.get(request) ?? { account: null, isLoopback: () => false, session: null };
        return handle({ request, reply, caller, params: request.params as Record<string, string> });
      },
    });
  };
  return { app, add };
}

const callers = new WeakMap<FastifyRequest, Caller>();

function answerProblem(problem: FastifyError, reply: FastifyReply, log: Log): FastifyReply {
  const known = problemOf(problem);
  if (known.code === 'server.failed' || known.code === 'store.failed')
    log({ failed: problem.message, at: problem.stack?.split('\n')[1]?.trim() ?? '' });
  return reply.status(known.status).send({ error: { code: known.code, params: known.params } });
}

const FASTIFY_CODES: Readonly<Record<string, ApiErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.media-type',
  FST_ERR_NOT_FOUND: 'request.not-found',
};

function problemOf(problem: FastifyError): ApiProblem {
  if (problem instanceof ApiProblem) return problem;
  if (problem instanceof StoreError) return new ApiProblem(problem.code);
  const known = FASTIFY_CODES[problem.code];
  if (known !== undefined) return new ApiProblem(known, { most: LIMITS.pushBytes });
  if (problem.statusCode !== undefined && problem.statusCode < 500)
    return new ApiProblem('request.malformed', { at: problem.code });
  return new ApiProblem('server.failed');
}
