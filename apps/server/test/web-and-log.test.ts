import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '@tracecraft/protocol';
import { issueToken } from '../src/accounts/tokens.ts';
import { plantCourse } from './plant-course.ts';
import { signIn } from './test-device.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
const web = mkdtempSync(join(tmpdir(), 'tracecraft-web-'));

beforeAll(async () => {
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>app</title>');
  writeFileSync(join(web, 'sw.js'), '// worker');
  writeFileSync(join(web, 'assets', 'main-Ab12Cd34.js'), 'export {};');
  writeFileSync(join(web, 'assets', 'image-Ab12Cd34.mjs'), 'export {};');
  writeFileSync(join(web, 'assets', 'hash-Ab12Cd34.wasm'), 'x');
  server = await testServer({ webFolder: web });
  await plantCourse(server.services.store, ['blue-tape']);
}, 60_000);
afterAll(() => server.stop());

test('every answer carries the policies; scripts only from here, never inline, framed by nobody', async () => {
  for (const path of [
    '/',
    '/cases/x',
    '/api/me',
    '/api/nothing',
    '/log/checkpoint',
    '/assets/main-Ab12Cd34.js',
  ]) {
    const { headers } = await fetch(server.address + path);
    const policy = headers.get('content-security-policy') ?? '';
    expect([path, policy]).toEqual([
      path,
      expect.stringContaining("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"),
    ]);
    expect(policy).not.toMatch(/script-src[^;]*(unsafe-inline|'unsafe-eval'|https?:|\*)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('drawings and attachments can run nothing', async () => {
  const session = await server.sessionOf('trainee-1');
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const url = server.address + paths.blob(createHash('sha256').update(bytes).digest('hex'));
  const headers = { authorization: `Bearer ${session}` };
  expect(
    (
      await fetch(url, {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'image/svg+xml' },
        body: bytes,
      })
    ).status,
  ).toBe(201);
  const answer = await fetch(url, { headers });
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*sandbox/);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
});

test('a blob whose bytes are not those announced is refused and leaves nothing', async () => {
  const session = await server.sessionOf('trainee-1');
  const promised = createHash('sha256').update('promised').digest('hex');
  const put = await fetch(server.address + paths.blob(promised), {
    method: 'PUT',
    headers: { authorization: `Bearer ${session}`, 'content-type': 'application/octet-stream' },
    body: randomBytes(1_000),
  });
  expect([put.status, await put.text()]).toEqual([422, expect.stringContaining('blob.digest-differs')]);
  expect(server.services.blobs.has(promised)).toBe(false);
  const folder = join(server.folder, 'blobs', promised.slice(0, 2));
  expect(readdirSync(folder)).toEqual([]);
});

test('the app: page and worker fresh, hashed assets for ever, types right, screens fall back to the page', async () => {
  const header = async (path: string, name: string): Promise<string | null> =>
    (await fetch(server.address + path)).headers.get(name);
  expect(await header('/', 'cache-control')).toBe('no-cache');
  expect(await header('/sw.js', 'cache-control')).toBe('no-cache');
  expect(await header('/assets/main-Ab12Cd34.js', 'cache-control')).toContain('immutable');
  expect(await header('/assets/image-Ab12Cd34.mjs', 'content-type')).toContain('text/javascript');
  expect(await header('/assets/hash-Ab12Cd34.wasm', 'content-type')).toBe('application/wasm');
  const screen = await fetch(`${server.address}/cases/abc/scene`);
  expect([screen.status, await screen.text()]).toEqual([200, expect.stringContaining('<title>app</title>')]);
  expect((await fetch(`${server.address}/api/unknown`)).status).toBe(404);
  expect((await fetch(`${server.address}/missing.js`)).status).toBe(404);
});

/** fetch tidies `..` away before sending; a plain request does not. */
function rawGet(path: string): Promise<number> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('no path reaches outside the web folder', async () => {
  writeFileSync(join(web, '..', 'secret.txt'), 'secret');
  for (const path of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
  ])
    expect([path, await rawGet(path)]).toEqual([path, expect.toSatisfy((status: number) => status >= 400)]);
});

test('sign-in: cookie flags, weak strength said, wrong links refused, signing out ends it, cross-site cookie ignored', async () => {
  const token = await issueToken(server.services.store, 'link', 'trainee-2', Date.now());
  const answer = await fetch(server.address + paths.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^tracecraft_session=[\w-]{43}; Max-Age=\d+; HttpOnly; SameSite=Strict; Path=\/$/);
  const session = ((await answer.json()) as { session: string }).session;
  const me = (headers: Record<string, string>, method = 'GET', path: string = paths.me): Promise<Response> =>
    fetch(server.address + path, { method, headers });
  const seen = await me({ cookie: `tracecraft_session=${session}` });
  expect(((await seen.json()) as { strength: string }).strength).toBe('sign-in-link');
  expect(
    (
      await me(
        { cookie: `tracecraft_session=${session}`, origin: 'http://elsewhere.example' },
        'DELETE',
        paths.session,
      )
    ).status,
  ).toBe(401);
  expect((await me({ cookie: `tracecraft_session=${session}` }, 'DELETE', paths.session)).status).toBe(204);
  expect((await me({ authorization: `Bearer ${session}` })).status).toBe(401);
  await expect(signIn(server.address, 'x'.repeat(43))).rejects.toThrow('401');
});

test('no token, key or name of a person is in the log or in clear in the data folder', async () => {
  const token = await issueToken(server.services.store, 'link', 'trainee-1', Date.now());
  const { session } = await signIn(server.address, token);
  await fetch(`${server.address}${paths.me}?token=${session}`, {
    headers: { authorization: `Bearer ${session}` },
  });
  const log = JSON.stringify(server.lines);
  expect(server.lines.length).toBeGreaterThan(10);
  for (const secret of [token, session]) expect(log).not.toContain(secret);
  for (const name of readdirSync(server.folder).filter((one) => one.startsWith('record.sqlite'))) {
    const bytes = readFileSync(join(server.folder, name));
    for (const secret of [token, session]) expect(bytes.includes(secret)).toBe(false);
  }
});
