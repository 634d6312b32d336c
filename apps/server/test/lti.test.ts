import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, decodeJwt, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths, type Account, type CaseSummary, type SignedIn } from '@tracecraft/protocol';
import { begin, begun, launch, ltiServer, post, sentOn, type LtiServer } from './lti-launch.ts';
import { CLIENT, PlatformDouble, TOOL } from './lti-platform.ts';
import { signIn } from './test-device.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const MEMBER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const platform = new PlatformDouble();
let server: LtiServer;

beforeAll(async () => {
  await platform.start();
  server = await ltiServer(platform);
}, 60_000);
afterAll(async () => {
  await server.stop();
  await platform.stop();
});

const enter = async (answer: Response): Promise<SignedIn> => signIn(server.address, sentOn(answer).ticket);

test.each(['GET', 'POST'] as const)(
  'login initiation by %s asks the platform, as core 5.1.1.2 wants',
  async (method) => {
    const answer = await begin(server, platform, {}, method);
    expect(answer.status).toBe(302);
    const url = new URL(answer.headers.get('location') ?? '');
    expect(url.origin + url.pathname).toBe(`${platform.issuer}/mod/lti/auth.php`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: CLIENT,
      redirect_uri: `${TOOL}/lti/launch`,
      login_hint: '41',
      lti_message_hint: '{"cmid":9,"launchid":"ltilaunch9"}',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^tracecraft_lti_[\w-]{12}=[\w-]{43}; Max-Age=600; Path=\/lti; HttpOnly; Secure; SameSite=None; Partitioned$/,
    );
  },
);

test('a launch signs its user in once, under a pseudonym, in a team of one, and opens the exercise', async () => {
  const answer = await launch(server, platform);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toMatch(/^\/sign-in\?exercise=blue-tape#[\w-]{43}$/);
  expect(answer.headers.get('set-cookie')).toBeNull();
  const { account, session } = await enter(answer);
  expect(account).toMatchObject({
    role: 'trainee',
    agency: 'Aranya Police Academy',
    strength: 'sign-in-link',
  });
  expect(JSON.stringify(account)).not.toMatch(/Somchai|academy\.example|"41"/);
  const opened = await fetch(server.address + paths.cases, {
    method: 'POST',
    headers: { authorization: `Bearer ${session}`, 'content-type': 'application/json' },
    body: JSON.stringify({ exercise: 'blue-tape' }),
  });
  const { members } = (await opened.json()) as CaseSummary;
  expect(members.map((one) => one.id)).toEqual([account.id]);
  await expect(enter(answer)).rejects.toThrow('401');
});

test('the same user comes back to the same account; another user and another role get others', async () => {
  const idOf = async (changes: Record<string, unknown>): Promise<string> =>
    (await enter(await launch(server, platform, changes))).account.id;
  const first = await idOf({ sub: '50' });
  expect(await idOf({ sub: '50' })).toBe(first);
  expect(await idOf({ sub: '51' })).not.toBe(first);
});

test('a teacher gets no power here unless the registration gives it', async () => {
  const teacher = { [`${LTI}roles`]: [`${MEMBER}Instructor`] };
  expect((await enter(await launch(server, platform, teacher))).account.role).toBe('trainee');
  const watched = await ltiServer(platform, { instructors: 'observer' });
  const answer = await launch(watched, platform, teacher);
  expect(answer.headers.get('location')).toMatch(/^\/sign-in#/);
  const { account } = await signIn(watched.address, sentOn(answer).ticket);
  expect(account.role satisfies Account['role']).toBe('observer');
  // administrators of the platform are no teachers of the course
  const admin = {
    [`${LTI}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator'],
  };
  const other = await signIn(watched.address, sentOn(await launch(watched, platform, admin)).ticket);
  expect(other.account.role).toBe('trainee');
  await watched.stop();
});

test('the exercise may be named in the target instead of a custom parameter', async () => {
  const answer = await launch(server, platform, {
    [`${LTI}custom`]: [],
    [`${LTI}target_link_uri`]: `${TOOL}/lti/launch?exercise=relay`,
  });
  expect(sentOn(answer).exercise).toBe('relay');
});

/** The code of a refusal, and that it came as a page for people. */
async function refusal(answer: Response): Promise<string> {
  const page = await answer.text();
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('location')).toBeNull();
  expect(page).toContain('<h1>The exercise was not opened</h1>');
  return `${answer.status} ${/<p>(.*?)<\/p>/.exec(page)?.[1] ?? ''}`;
}

const past = Math.floor(Date.now() / 1_000) - 700;
const MIXED: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
  ['another nonce', { nonce: 'not-ours' }, /belongs to another launch/],
  ['no nonce', { nonce: undefined }, /\(nonce\)/],
  ['another audience', { aud: 'client-18' }, /\(aud\)/],
  ['another issuer', { iss: 'https://elsewhere.example' }, /\(iss\)/],
  ['several audiences and no azp', { aud: [CLIENT, 'client-18'] }, /\(azp\)/],
  ['an azp that is not us', { aud: [CLIENT, 'client-18'], azp: 'client-18' }, /\(azp\)/],
  ['expired', { iat: past, exp: past + 60 }, /ERR_JWT_EXPIRED/],
  ['no expiry', { exp: undefined }, /\(exp\)/],
  ['issued too long ago', { iat: past, exp: past + 9_000 }, /ERR_JWT_EXPIRED/],
  ['issued in the future', { iat: past + 2_000, exp: past + 9_000 }, /\(iat\)/],
  ['unknown deployment', { [`${LTI}deployment_id`]: '2' }, /deployment &quot;2&quot;/],
  ['another version', { [`${LTI}version`]: '1.1.0' }, /not in the form/],
  ['no user', { sub: undefined }, /not in the form/],
  ['unknown message', { [`${LTI}message_type`]: 'LtiSubmissionReviewRequest' }, /LtiSubmissionReviewRequest/],
  ['no resource link', { [`${LTI}resource_link`]: undefined }, /resource_link/],
  [
    'unknown exercise',
    { [`${LTI}custom`]: { exercise: '../<b>x' } },
    /exercise &quot;\.\.\/&lt;b&gt;x&quot;/,
  ],
  [
    'a target elsewhere',
    { [`${LTI}target_link_uri`]: 'https://elsewhere.example/lti/launch' },
    /not on this server/,
  ],
  [
    'a target that only looks like ours',
    { [`${LTI}target_link_uri`]: `${TOOL}.elsewhere.example/` },
    /not on this/,
  ],
  [
    'deep linking back to somebody else',
    {
      [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
      [`${DL}deep_linking_settings`]: {
        deep_link_return_url: 'https://elsewhere.example/take',
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['window'],
      },
    },
    /not the platform&#39;s own/,
  ],
  ['deep linking without settings', { [`${LTI}message_type`]: 'LtiDeepLinkingRequest' }, /accept_types/],
  [
    'a grade book elsewhere',
    {
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
        scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
        lineitem: 'http://127.0.0.1:9/inside',
      },
    },
    /not the platform&#39;s own/,
  ],
];

test.each(MIXED)('refused: %s', async (_name, changes, reason) => {
  const answer = await launch(server, platform, changes);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await refusal(answer)).toMatch(reason);
});

test('refused: a token without signature, with a symmetric one, tampered, or by a key nobody published', async () => {
  const claims = async (): Promise<[Awaited<ReturnType<typeof begun>>, Record<string, unknown>]> => {
    const login = await begun(server, platform);
    return [login, platform.claims(login.nonce)];
  };
  const [a, none] = await claims();
  expect(await refusal(await post(server, a, new UnsecuredJWT(none).encode()))).toMatch(
    /^400 .*ERR_JOSE_ALG_NOT_ALLOWED/,
  );
  const [b, symmetric] = await claims();
  const secret = Buffer.from(JSON.stringify(platform.published[0]));
  const hs256 = await new SignJWT(symmetric)
    .setProtectedHeader({ alg: 'HS256', kid: 'platform-key-1' })
    .sign(secret);
  expect(await refusal(await post(server, b, hs256))).toMatch(/^400 .*ERR_JOSE_ALG_NOT_ALLOWED/);
  const [c, plain] = await claims();
  const parts = (await platform.sign(plain)).split('.');
  parts[1] = Buffer.from(JSON.stringify({ ...plain, sub: '1' })).toString('base64url');
  expect(await refusal(await post(server, c, parts.join('.')))).toMatch(
    /ERR_JWS_SIGNATURE_VERIFICATION_FAILED/,
  );
  const [d, unknown] = await claims();
  expect(await refusal(await post(server, d, await platform.sign(unknown, { kid: 'nobody' })))).toMatch(
    /ERR_JWKS_NO_MATCHING_KEY/,
  );
  const [e] = await claims();
  expect(await refusal(await post(server, e, 'nonsense'))).toMatch(/ERR_JWS_INVALID/);
});

test('refused: a replay, a login of another browser, a login nobody began, a platform that says no', async () => {
  const login = await begun(server, platform);
  const token = await platform.sign(platform.claims(login.nonce));
  expect((await post(server, login, token)).status).toBe(303);
  expect(await refusal(await post(server, login, token))).toMatch(/used before/);
  const other = await begun(server, platform);
  const good = await platform.sign(platform.claims(other.nonce));
  expect(await refusal(await post(server, { ...other, cookie: '' }, good))).toMatch(/another browser/);
  expect(await refusal(await post(server, other, good))).toMatch(/used before/);
  expect(await refusal(await post(server, { ...other, state: 'made-up' }, good))).toMatch(/used before/);
  const third = await begun(server, platform);
  const said = await fetch(`${server.address}/lti/launch`, {
    method: 'POST',
    headers: { cookie: third.cookie },
    body: new URLSearchParams({ state: third.state, error: 'login_required' }),
  });
  expect(await refusal(said)).toMatch(/login_required/);
});

test.each([
  ['a target elsewhere', { target_link_uri: 'https://elsewhere.example/' }, /not on this server/],
  ['a target without scheme', { target_link_uri: '//elsewhere.example' }, /not on this server/],
  ['an unknown issuer', { iss: 'https://elsewhere.example' }, /not registered/],
  ['an unknown client', { client_id: 'client-18' }, /not registered/],
])('login refused: %s', async (_name, changes, reason) => {
  expect(await refusal(await begin(server, platform, changes))).toMatch(reason);
});

test('a platform that changes its key is asked again, but a made-up key id does not make us ask each time', async () => {
  let time = Date.now();
  const clocked = await ltiServer(platform, {}, { now: () => time });
  expect((await launch(clocked, platform)).status).toBe(303);
  await platform.rotate('platform-key-2');
  time += 31_000;
  expect((await launch(clocked, platform)).status).toBe(303);
  const asked = (): number => platform.requests.filter((one) => one.endsWith('/certs.php')).length;
  const before = asked();
  for (let i = 0; i < 5; i++) {
    const login = await begun(clocked, platform);
    await post(clocked, login, await platform.sign(platform.claims(login.nonce), { kid: `made-up-${i}` }));
  }
  expect(asked()).toBe(before);
  await clocked.stop();
});

test('pinned keys work without asking the platform', async () => {
  const before = platform.requests.length;
  const pinned = await ltiServer(platform, { jwksUrl: undefined, jwks: { keys: platform.published } });
  expect((await launch(pinned, platform)).status).toBe(303);
  expect(platform.requests.length).toBe(before);
  await pinned.stop();
});

test('deep linking offers every exercise as a signed answer to the platform, on a page that can run nothing', async () => {
  const login = await begun(server, platform);
  const returnTo = `${platform.issuer}/mod/lti/contentitem_return.php?course=2&id=1`;
  const request = platform.claims(login.nonce, {
    [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
    [`${LTI}resource_link`]: undefined,
    [`${LTI}roles`]: [`${MEMBER}Instructor`],
    [`${DL}deep_linking_settings`]: {
      deep_link_return_url: returnTo,
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['frame', 'iframe', 'window'],
      accept_multiple: true,
      data: 'csrftoken:c7fbba78',
    },
  });
  await platform.rotate('platform-key-3');
  const fresh = await ltiServer(platform);
  const again = await begun(fresh, platform);
  const answer = await post(fresh, again, await platform.sign({ ...request, nonce: again.nonce }));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toBe(
    `default-src 'none'; base-uri 'none'; form-action ${platform.issuer}; frame-ancestors ${platform.issuer}`,
  );
  const page = await answer.text();
  expect(page).toContain(`action="${returnTo.replace('&', '&amp;')}"`);
  expect(page).not.toMatch(/<script|Somchai/);
  const answers = [...page.matchAll(/name="JWT" value="([^"]+)"/g)].map((match) => match[1] ?? '');
  const exercises = fresh.services.library.all();
  expect(answers.length).toBe(exercises.length);
  const keys = createLocalJWKSet(platform.toolKeys);
  for (const [i, jwt] of answers.entries()) {
    const { payload } = await jwtVerify(jwt, keys, { issuer: CLIENT, audience: platform.issuer });
    expect(payload).toMatchObject({
      nonce: expect.any(String),
      [`${LTI}message_type`]: 'LtiDeepLinkingResponse',
      [`${LTI}version`]: '1.3.0',
      [`${LTI}deployment_id`]: '1',
      [`${DL}data`]: 'csrftoken:c7fbba78',
      [`${DL}content_items`]: [
        {
          type: 'ltiResourceLink',
          title: exercises[i]?.title.en,
          url: `${TOOL}/lti/launch`,
          custom: { exercise: exercises[i]?.id },
          lineItem: { scoreMaximum: 100 },
        },
      ],
    });
  }
  expect(decodeJwt(answers[0] ?? '').jti).not.toBe(decodeJwt(answers[1] ?? '').jti);
  await fresh.stop();
});

test("pages speak the language of the launch, else the browser's, and say that a translation is a draft", async () => {
  const fresh = await ltiServer(platform);
  const login = await begun(fresh, platform);
  const claims = platform.claims(login.nonce, {
    [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
    [`${LTI}launch_presentation`]: { locale: 'vi_VN' },
    [`${DL}deep_linking_settings`]: {
      deep_link_return_url: `${platform.issuer}/mod/lti/contentitem_return.php`,
      accept_types: ['ltiResourceLink'],
    },
  });
  const page = await (await post(fresh, login, await platform.sign(claims))).text();
  expect(page).toContain('<html lang="vi">');
  expect(page).toContain('<h1>Chọn bài tập</h1>');
  expect(page).toContain('bản nháp của máy');
  const [, jwt = ''] = /name="JWT" value="([^"]+)"/.exec(page) ?? [];
  const items = decodeJwt(jwt)[`${DL}content_items`] as readonly { readonly title: string }[];
  expect(page).toContain(`<h2>${items[0]?.title}</h2>`);
  const refused = (language: string): Promise<string> =>
    fetch(`${fresh.address}/lti/login?iss=https://elsewhere.example&target_link_uri=${TOOL}/`, {
      headers: { 'accept-language': language },
    }).then((answer) => answer.text());
  expect(await refused('th, en;q=0.4, ko-KR;q=0.8')).toMatch(/<html lang="ko">.*등록되지 않았거나/);
  expect(await refused('th')).toMatch(/<html lang="en">.*not registered here/);
  await fresh.stop();
});

test('our key pair: RS256, public half alone, kept for its owner', () => {
  const { keys } = platform.toolKeys;
  const [key] = keys;
  expect(keys.length).toBe(1);
  expect(Object.keys(key ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  expect(key).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' });
  expect(statSync(join(server.dataFolder, 'lti-key.pem')).mode & 0o777).toBe(0o600);
});
