import { mkdtempSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { paths, type CaseSummary } from '@tracecraft/protocol';
import { launch, ltiServer, sentOn, type LtiServer } from './lti-launch.ts';
import { PlatformDouble } from './lti-platform.ts';
import { signIn, TestDevice } from './test-device.ts';

const MEMBER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const AGS = 'https://purl.imsglobal.org/spec/lti-ags/';
const platform = new PlatformDouble();
let server: LtiServer;
let user = 100;

beforeAll(async () => {
  await platform.start();
  server = await ltiServer(platform);
}, 60_000);
afterAll(async () => {
  await server.stop();
  await platform.stop();
});
beforeEach(() => {
  platform.status = 200;
  platform.scores.length = 0;
  user++;
});

/** An officer who came from the platform, with a device and a case just opened. */
async function officer(
  at: LtiServer,
  changes: Record<string, unknown> = {},
): Promise<{
  readonly device: TestDevice;
  readonly stream: string;
  readonly act: (kind: string) => Promise<void>;
}> {
  const answer = await launch(at, platform, { sub: String(user), ...changes });
  const { account, session } = await signIn(at.address, sentOn(answer).ticket);
  const device = new TestDevice(at.address, session, account.id);
  await device.enrol();
  const opened = await device.call('POST', paths.cases, { exercise: 'blue-tape' });
  const { stream } = (await opened.json()) as CaseSummary;
  const act = async (kind: string): Promise<void> => {
    const opening = kind === 'case.opened';
    const entry = await device.write(stream, kind, opening ? { setting: 'exercise', title: 'x' } : {});
    const pushed = await device.push(stream, [entry]);
    expect(pushed.refused).toEqual([]);
  };
  await act('case.opened');
  return { device, stream, act };
}

/** What arrives within two seconds, or what is there after them. */
async function arrived(count: number): Promise<readonly (typeof platform.scores)[number][]> {
  for (let i = 0; i < 100 && platform.scores.length < count; i++)
    await new Promise((done) => setTimeout(done, 20));
  await new Promise((done) => setTimeout(done, 100));
  return platform.scores;
}

test('the grade goes back after the hand-in: in the words of AGS 2.0, to the line item, and once', async () => {
  const { act, device, stream } = await officer(server);
  expect(await arrived(1)).toEqual([]);
  await act('case.handed-in');
  const [first, ...more] = await arrived(1);
  expect(more).toEqual([]);
  const score = (await (await device.call('GET', paths.score(stream))).json()) as { total: number };
  expect(first).toEqual({
    path: '/mod/lti/services.php/2/lineitems/5/lineitem/scores?type_id=1',
    type: 'application/vnd.ims.lis.v1.score+json',
    score: {
      userId: String(user),
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
      scoreGiven: score.total,
      scoreMaximum: 100,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    },
  });
  // a later act that changes nothing of the score sends nothing
  await device.push(stream, [await device.write(stream)]);
  await launch(server, platform, { sub: String(user) });
  expect((await arrived(2)).length).toBe(1);
  expect(platform.assertions.length).toBe(1);
  expect(platform.assertions[0]).toMatchObject({ jti: expect.any(String), exp: expect.any(Number) });
});

test('an officer who came twice by two links has the grade in both columns', async () => {
  const { act } = await officer(server);
  const claim = { scope: [`${AGS}scope/score`], lineitem: platform.lineitem(6) };
  await launch(server, platform, { sub: String(user), [`${AGS}claim/endpoint`]: claim });
  await act('case.handed-in');
  const sent = await arrived(2);
  expect(new Set(sent.map((one) => /lineitems\/(\d)/.exec(one.path)?.[1]))).toEqual(new Set(['5', '6']));
});

test.each([
  ['a teacher who tries it', { [`${LTI}roles`]: [`${MEMBER}Instructor`] }],
  [
    'a platform that gives no leave to send scores',
    { [`${AGS}claim/endpoint`]: { scope: [], lineitem: 'x' } },
  ],
  ['a link without grade', { [`${AGS}claim/endpoint`]: undefined }],
])('nothing is sent for %s', async (name, changes) => {
  const given =
    name === 'a platform that gives no leave to send scores'
      ? {
          [`${AGS}claim/endpoint`]: {
            scope: [`${AGS}scope/lineitem.readonly`],
            lineitem: platform.lineitem(),
          },
        }
      : changes;
  const { act } = await officer(server, given);
  await act('case.handed-in');
  expect(await arrived(1)).toEqual([]);
});

test('where the platform lets people finish the mark, what awaits them is said', async () => {
  const waiting = await ltiServer(platform, { awaitsPeople: true });
  const { act } = await officer(waiting);
  await act('case.handed-in');
  expect((await arrived(1)).map((one) => one.score['gradingProgress'])).toEqual(['PendingManual']);
  await waiting.stop();
});

test('a platform that is away gets the same score later, also over a restart, and then never again', async () => {
  let time = Date.now();
  const dataFolder = mkdtempSync(join(tmpdir(), 'tracecraft-lti-'));
  const options = { now: () => time, dataFolder };
  const before = await ltiServer(platform, {}, options);
  const { act } = await officer(before);
  platform.status = 503;
  await asked(() => act('case.handed-in'));
  await before.close();
  platform.status = 200;

  // not before its time
  const again = await ltiServer(platform, {}, options);
  expect(await arrived(1)).toEqual([]);
  await again.close();
  const handedIn = time;
  time += 60_000;
  const late = await ltiServer(platform, {}, options);
  const [score, ...more] = await arrived(1);
  expect(more).toEqual([]);
  // it says when it became so, not when it was sent
  expect(Date.parse(String(score?.score['timestamp']))).toBe(Math.floor(handedIn / 1_000) * 1_000);
  await late.close();
  const last = await ltiServer(platform, {}, options);
  expect((await arrived(2)).length).toBe(1);
  expect(statSync(join(dataFolder, 'lti-grades')).mode & 0o777).toBe(0o700);
  await last.stop();
});

/** Waits until the grade book was asked. */
async function asked(act: () => Promise<void>): Promise<void> {
  const tried = (): number => platform.requests.filter((one) => one.endsWith('/scores')).length;
  const base = tried();
  await act();
  for (let i = 0; i < 100 && tried() === base; i++) await new Promise((done) => setTimeout(done, 20));
  expect(tried()).toBe(base + 1);
}

test('a score the platform already has counts as taken; one it refuses is tried again', async () => {
  let time = Date.now();
  const dataFolder = mkdtempSync(join(tmpdir(), 'tracecraft-lti-'));
  const options = { now: () => time, dataFolder };
  const before = await ltiServer(platform, {}, options);
  const known = await officer(before);
  platform.status = 409;
  await asked(() => known.act('case.handed-in'));
  user++;
  const refused = await officer(before);
  platform.status = 403;
  await asked(() => refused.act('case.handed-in'));
  await before.close();
  platform.status = 200;
  time += 60_000;
  const after = await ltiServer(platform, {}, options);
  expect((await arrived(2)).map((one) => one.score['userId'])).toEqual([String(user)]);
  await after.stop();
});
