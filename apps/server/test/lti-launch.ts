import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerOptions } from '../src/start-server.ts';
import { CLIENT, TOOL, type PlatformDouble } from './lti-platform.ts';
import { testServer, type TestServer } from './test-server.ts';

/** A server whose data folder registers the platform. */
export interface LtiServer extends TestServer {
  readonly dataFolder: string;
}

export async function ltiServer(
  platform: PlatformDouble,
  changes: Record<string, unknown> = {},
  options: Partial<ServerOptions> = {},
): Promise<LtiServer> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'tracecraft-lti-'));
  const settings = { tool: TOOL, platforms: [{ ...platform.registration, ...changes }] };
  writeFileSync(join(dataFolder, 'lti-platforms.json'), JSON.stringify(settings));
  const server = await testServer({ ...options, dataFolder });
  platform.toolKeys = (await (
    await fetch(`${server.address}/lti/jwks.json`)
  ).json()) as PlatformDouble['toolKeys'];
  return {
    ...server,
    dataFolder,
    async stop() {
      await server.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** What a browser holds after it was sent to its platform. */
export interface Begun {
  readonly location: URL;
  readonly state: string;
  readonly nonce: string;
  readonly cookie: string;
}

/** The platform sends a browser to our login address. */
export async function begin(
  server: TestServer,
  platform: PlatformDouble,
  changes: Record<string, string> = {},
  method: 'GET' | 'POST' = 'POST',
): Promise<Response> {
  const asked = new URLSearchParams({
    iss: platform.issuer,
    target_link_uri: `${TOOL}/lti/launch`,
    login_hint: '41',
    lti_message_hint: '{"cmid":9,"launchid":"ltilaunch9"}',
    client_id: CLIENT,
    lti_deployment_id: '1',
    ...changes,
  });
  const url = `${server.address}/lti/login`;
  if (method === 'GET') return fetch(`${url}?${asked.toString()}`, { redirect: 'manual' });
  return fetch(url, { method: 'POST', body: asked, redirect: 'manual' });
}

export async function begun(server: TestServer, platform: PlatformDouble): Promise<Begun> {
  const answer = await begin(server, platform);
  if (answer.status !== 302) throw new Error(`login: ${answer.status} ${await answer.text()}`);
  const location = new URL(answer.headers.get('location') ?? '');
  return {
    location,
    state: location.searchParams.get('state') ?? '',
    nonce: location.searchParams.get('nonce') ?? '',
    cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  };
}

/** The platform's page posts its answer to us, from its own origin. */
export function post(
  server: TestServer,
  { state, cookie }: Pick<Begun, 'state' | 'cookie'>,
  token: string,
): Promise<Response> {
  return fetch(`${server.address}/lti/launch`, {
    method: 'POST',
    headers: { cookie, origin: 'https://academy.example' },
    body: new URLSearchParams({ state, id_token: token }),
    redirect: 'manual',
  });
}

/** A whole launch with claims of the test's own. */
export async function launch(
  server: TestServer,
  platform: PlatformDouble,
  changes: Record<string, unknown> = {},
): Promise<Response> {
  const login = await begun(server, platform);
  return post(server, login, await platform.sign(platform.claims(login.nonce, changes)));
}

/** The one-use token and exercise a launch sends the browser on with. */
export function sentOn(answer: Response): { readonly ticket: string; readonly exercise: string | null } {
  const url = new URL(answer.headers.get('location') ?? '', TOOL);
  return { ticket: url.hash.slice(1), exercise: url.searchParams.get('exercise') };
}
