import { ApiProblem } from '../http/api-problem.ts';
import { LOGIN_MS, type PendingLogin } from './pending-logins.ts';
import type { Platform } from './platforms.ts';

type BegunLogin = PendingLogin & { readonly state: string };

/** The registration a login comes from. Throws `lti.platform-unknown`, also where an issuer alone names several. */
export function platformOf(platforms: readonly Platform[], asked: URLSearchParams): Platform {
  const client = asked.get('client_id');
  const [found, second] = platforms.filter(
    ({ issuer, clientId }) => issuer === asked.get('iss') && (client === null || clientId === client),
  );
  if (found === undefined || second !== undefined) throw new ApiProblem('lti.platform-unknown');
  return found;
}

/** Where the platform says who the browser's user is (LTI 1.3 core 5.1.1.2). */
export function loginAddress(
  tool: string,
  { platform, state, nonce }: BegunLogin,
  asked: URLSearchParams,
): string {
  const url = new URL(platform.authLoginUrl);
  const hint = asked.get('login_hint');
  if (hint === null) throw new ApiProblem('request.malformed', { at: 'login_hint' });
  const message = asked.get('lti_message_hint');
  const parameters = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: `${tool}/lti/launch`,
    login_hint: hint,
    state,
    nonce,
    ...(message === null ? {} : { lti_message_hint: message }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Ties a login to the browser that began it. The launch is a form another site posts, so the cookie must travel across
 * sites; without https only between ports of this machine, which count as one site.
 */
export function setCookie(tool: string, { state, browser }: BegunLogin): string {
  const rules = tool.startsWith('https:') ? 'Secure; SameSite=None; Partitioned' : 'SameSite=Lax';
  return `${cookieName(state)}=${browser}; Max-Age=${LOGIN_MS / 1_000}; Path=/lti; HttpOnly; ${rules}`;
}

/** What {@link setCookie} gave the browser, among the cookies it sends; null when it is not there. */
export function cookieOf(state: string, cookies: string): string | null {
  const start = `${cookieName(state)}=`;
  const part = cookies.split(/; */).find((one) => one.startsWith(start));
  return part?.slice(start.length) ?? null;
}

/** Two exercises opened at once don't get in each other's way. */
function cookieName(state: string): string {
  return `tracecraft_lti_${state.slice(0, 12)}`;
}
