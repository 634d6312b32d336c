import type { FastifyInstance } from 'fastify';
import { paths } from '@tracecraft/protocol';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute, Call, Log } from '../http/app.ts';
import { checkLaunch, checkTarget, type Launch } from '../lti/check-launch.ts';
import { offersFor } from '../lti/deep-link.ts';
import { enter } from '../lti/enter.ts';
import { openGradeLinks } from '../lti/grade-links.ts';
import { gradeQueue, type GradeQueue } from '../lti/grade-queue.ts';
import { CLAIM } from '../lti/launch-claims.ts';
import { cookieOf, loginAddress, platformOf, setCookie } from '../lti/login.ts';
import { offersHeaders, offersPage, problemPage } from '../lti/pages.ts';
import { acceptedLanguages, pageWords } from '../lti/accepted-languages.ts';
import { pendingLogins, type PendingLogin, type PendingLogins } from '../lti/pending-logins.ts';
import { platformKeys, type KeysOf } from '../lti/platform-keys.ts';
import type { LtiSettings } from '../lti/platforms.ts';
import { gradeSender } from '../lti/send-grade.ts';
import { toolKey, type ToolKey } from '../lti/tool-key.ts';
import type { Services } from '../services.ts';

interface Lti {
  readonly services: Services;
  readonly settings: LtiSettings;
  readonly key: ToolKey;
  readonly pending: PendingLogins;
  readonly keysOf: KeysOf;
  readonly grades: GradeQueue;
}

/** Exercises launched from a learning platform (LTI 1.3 Advantage, as a tool). Answers how to stop sending scores. */
export function ltiRoutes(
  { app, add }: { readonly app: FastifyInstance; readonly add: AddRoute },
  services: Services,
  { folder, log }: { readonly folder: string; readonly log: Log },
): () => Promise<void> {
  // a text, which no JSON route takes for a body
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  );
  const lti = services.lti === null ? null : openLti(services, services.lti, { folder, log });
  const page = (handle: (lti: Lti, call: Call) => Promise<unknown>) => async (call: Call) => {
    try {
      return await handle(needed(lti), call);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      const text = problemPage(pageWords(wantedBy(call)), problem.code, problem.params);
      return call.reply.status(problem.status).type('text/html; charset=utf-8').send(text);
    }
  };
  add('GET /lti/jwks.json', async ({ reply }) =>
    reply.header('cache-control', 'public, max-age=3600').send(await needed(lti).key.jwks()),
  );
  add('GET /lti/login', page(login));
  add('POST /lti/login', page(login));
  add('POST /lti/launch', page(launch));
  if (lti === null) return async () => undefined;
  const unsubscribe = services.live.subscribe(null, (stream) => lti.grades.grown(stream));
  return async () => {
    unsubscribe();
    await lti.grades.close();
  };
}

function openLti(
  services: Services,
  settings: LtiSettings,
  { folder, log }: { readonly folder: string; readonly log: Log },
): Lti {
  const { now } = services;
  const key = toolKey(folder, now);
  const { platforms } = settings;
  const queue = { services, platforms, links: openGradeLinks(folder), send: gradeSender(key, now), log };
  return {
    services,
    settings,
    key,
    pending: pendingLogins(now),
    keysOf: platformKeys(now),
    grades: gradeQueue(queue),
  };
}

/** Languages the reader's browser asks for. */
function wantedBy({ request }: Call): readonly string[] {
  return acceptedLanguages(request.headers['accept-language'] ?? '');
}

function needed(lti: Lti | null): Lti {
  if (lti === null) throw new ApiProblem('lti.off');
  return lti;
}

/** Third-party login initiation: sends the browser back to its platform to say who it is. */
async function login({ settings, pending }: Lti, { request, reply }: Call): Promise<unknown> {
  const asked = request.method === 'GET' ? queryOf(request.query) : formOf(request.body);
  checkTarget(settings.tool, asked.get('target_link_uri') ?? '');
  const platform = platformOf(settings.platforms, asked);
  const begun = pending.begin(platform);
  return reply
    .header('set-cookie', setCookie(settings.tool, begun))
    .header('cache-control', 'no-store')
    .redirect(loginAddress(settings.tool, begun, asked), 302);
}

/** What the platform's page posts back: a signed message about who it is and what they want. */
async function launch(lti: Lti, call: Call): Promise<unknown> {
  const { request, reply } = call;
  const form = formOf(request.body);
  const waiting = finished(lti.pending, form, request.headers.cookie ?? '');
  const { tool } = lti.settings;
  const needs = { keysOf: lti.keysOf, tool, now: lti.services.now };
  const launched = await checkLaunch(needs, waiting, form.get('id_token') ?? '');
  const message = launched.claims[CLAIM.messageType];
  void reply.header('cache-control', 'no-store');
  if (message === 'LtiDeepLinkingRequest') {
    const locale = launched.claims[CLAIM.presentation]?.locale;
    const words = pageWords([...(locale === undefined ? [] : [locale]), ...wantedBy(call)]);
    const offers = await offersFor(lti.key, tool, lti.services.library.all(), launched, words.language);
    void reply.removeHeader('x-frame-options');
    return reply.headers(offersHeaders(launched.platform, offers)).send(offersPage(offers, words));
  }
  if (message !== 'LtiResourceLinkRequest') throw new ApiProblem('lti.message', { message });
  return reply.redirect(await entered(lti, launched), 303);
}

/** The login this answer belongs to, taken from those under way whatever comes of it. */
function finished(pending: PendingLogins, form: URLSearchParams, cookies: string): PendingLogin {
  const state = form.get('state') ?? '';
  const waiting = pending.take(state);
  if (waiting === null || cookieOf(state, cookies) !== waiting.browser) throw new ApiProblem('lti.state');
  const refusal = form.get('error');
  if (refusal !== null) throw new ApiProblem('lti.platform-refused', { reason: refusal.slice(0, 100) });
  return waiting;
}

/**
 * Where the browser goes next. Our session cookie is SameSite=Strict, and this answer belongs to a page of the platform:
 * so the sign-in page gets a token for one use in the fragment and asks for the session itself.
 */
async function entered({ services, grades }: Lti, launched: Launch): Promise<string> {
  if (launched.claims[CLAIM.link] === undefined)
    throw new ApiProblem('lti.message', { message: 'resource_link' });
  const { account, exercise } = await enter(services, launched);
  const ticket = services.tickets.issue(account.id);
  if (exercise === null || account.team === null) return paths.signIn(ticket);
  grades.remember(launched, account.team, exercise);
  return paths.signInTo(ticket, exercise);
}

function formOf(body: unknown): URLSearchParams {
  if (typeof body !== 'string') throw new ApiProblem('request.media-type');
  return new URLSearchParams(body);
}

function queryOf(query: unknown): URLSearchParams {
  const found = new URLSearchParams();
  for (const [name, value] of Object.entries(query as Record<string, unknown>))
    if (typeof value === 'string') found.set(name, value);
  return found;
}
