import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { paths, type Pulled } from '@tracecraft/protocol';
import { issueToken } from '../src/accounts/tokens.ts';
import { startServer, type RunningServer } from '../src/start-server.ts';
import { TestDevice } from './test-device.ts';
import { contentFolder } from './test-server.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracecraft-version-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (): Promise<RunningServer> =>
  startServer({
    dataFolder: folder,
    contentFolder,
    webFolder: null,
    host: '127.0.0.1',
    port: 0,
    log: () => undefined,
  });

const version = (): string => readFileSync(join(folder, 'version'), 'utf8').trim();

/** What differed in version 1: cases had no run, and an account was in one team at most. */
function becomeVersion1(): void {
  const database = new DatabaseSync(join(folder, 'record.sqlite'));
  database.exec('drop table investigation');
  database.exec(`create table investigation (stream text primary key, exercise text not null, team text not null,
    dry_run integer not null, opened bigint not null)`);
  database.exec(`insert into investigation select stream, exercise, team, dry_run, opened from team_case`);
  database.exec('drop table team_case; drop table team_member; drop table course; drop table reading');
  database.close();
  writeFileSync(join(folder, 'version'), '1\n');
}

test('a folder of the version before opens with everything in it, and is of this version then', async () => {
  const before = await start();
  const { store } = before.services;
  await store.addTeam({ id: 'team-1', name: 'Team one' }, ['blue-tape']);
  const officer = {
    id: 'officer',
    name: 'Officer',
    role: 'trainee',
    agency: 'Agency',
    team: 'team-1',
  } as const;
  await store.addAccounts([{ ...officer, strength: 'sign-in-link' }]);
  const device = new TestDevice(
    before.address,
    await issueToken(store, 'session', 'officer', Date.now()),
    'officer',
  );
  await device.enrol();
  const row = { stream: 'case:old', exercise: 'blue-tape', team: 'team-1', course: null, run: null };
  await store.openCase({ ...row, dryRun: false, opened: 1 });
  const opening = { setting: 'exercise', title: 'Old', exercise: 'blue-tape@1.0.0' };
  const written = [await device.write('case:old', 'case.opened', opening), await device.write('case:old')];
  expect((await device.push('case:old', written)).accepted).toHaveLength(2);
  await before.close();
  becomeVersion1();

  const after = await start();
  try {
    const session = await issueToken(after.services.store, 'session', 'officer', Date.now());
    const again = new TestDevice(after.address, session, 'officer', device.signer);
    const { entries } = (await (await again.call('GET', paths.entries('case:old'))).json()) as Pulled;
    expect(entries).toEqual(written);
    expect(await after.services.store.caseOf('case:old')).toMatchObject({ ...row, dryRun: false, opened: 1 });
    expect(await after.services.store.teamsOf('officer')).toEqual(['team-1']);
    expect(version()).toBe('2');
  } finally {
    await after.close();
  }
  const twice = await start();
  expect(await twice.services.store.cases({})).toHaveLength(1);
  await twice.close();
});

test('a folder of a newer version is refused, with what to do, and nothing in it is touched', async () => {
  writeFileSync(join(folder, 'version'), '3\n');
  mkdirSync(join(folder, 'drafts'));
  await expect(start()).rejects.toMatchObject({ code: 'data.newer', params: { found: '3', known: 2 } });
  expect(version()).toBe('3');
  expect(readdirSync(folder).filter((name) => /sqlite|key|secret/.test(name))).toEqual([]);
});

test('a folder whose version is no number is not ours', async () => {
  writeFileSync(join(folder, 'version'), 'photos\n');
  await expect(start()).rejects.toMatchObject({ code: 'data.not-ours' });
  expect(version()).toBe('photos');
});
