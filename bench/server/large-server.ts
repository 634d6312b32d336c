/**
 * A server with many practices, experiences and lessons, for benches and browser tests.
 * node bench/server/large-server.ts --practices 10000 --experiences 10000 --lessons 1000 [--web FOLDER]
 * Prints one JSON line, {address, link}: `link` signs a steward in. Ends, and removes what it made, when its input closes.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { paths, type Account, type Role } from '@tracecraft/protocol';
import { eventId, type EventBody } from '@tracecraft/record';
import { issueToken } from '../../apps/server/src/accounts/tokens.ts';
import { nodeHashing } from '../../apps/server/src/adapters/node-hashing.ts';
import { contentWith } from '../../apps/server/test/made-practices.ts';
import { TestDevice } from '../../apps/server/test/test-device.ts';
import { testServer, type TestServer } from '../../apps/server/test/test-server.ts';
import { manyTexts, type MadeText } from '../exchange/many-texts.ts';

/** Entries made durable together. */
const BATCH = 500;
const AGENCIES = ['aranya', 'bayu', 'cendra', 'dalisay'];

type Draft = readonly [kind: string, fields: EventBody['fields']];

function person(id: string, role: Role): Account {
  return { id, name: id, role, agency: 'Made agency', team: null, strength: 'sign-in-link' };
}

function structure(): readonly Draft[] {
  const joined = AGENCIES.map(
    (agency): Draft => [
      'agency.joined',
      { agency, name: `Police of ${agency}`, state: agency, sort: 'agency' },
    ],
  );
  const named = AGENCIES.map(
    (agency): Draft => [
      'representative.named',
      { account: 'steward', name: 'Steward', agency, duty: 'steward' },
    ],
  );
  return [...joined, ...named];
}

function common(i: number): EventBody['fields'] {
  return { agency: AGENCIES[i % AGENCIES.length] ?? '', handling: 'TLP:GREEN', audience: ['members'] };
}

function experience({ language, title, text }: MadeText, i: number): Draft {
  const parts = text.split(/\. | /);
  const part = (at: number): string => parts.slice(at, at + 12).join(' ');
  const words = { title, situation: text, done: part(0), result: part(12), change: part(24) };
  const outcome = (['went-right', 'went-wrong', 'mixed'] as const)[i % 3] ?? 'mixed';
  return [
    'experience.posted',
    { ...common(i), ...words, language, outcome, practices: [`made-${i}`, 'assess-hazards'] },
  ];
}

function lesson({ language, title, text }: MadeText, i: number): Draft {
  return [
    'lesson.observed',
    { ...common(i), language, observed: title, cause: text.slice(0, 80), practice: `made-${i}` },
  ];
}

/** Straight into the store: ten thousand pushes would measure pushing. */
async function share({ services }: TestServer, device: TestDevice, drafts: readonly Draft[]): Promise<void> {
  const { stream } = services.exchange;
  const role = device.person === 'steward' ? 'trainee' : 'programme-office';
  for (let at = 0; at < drafts.length; at += BATCH) {
    const entries = [];
    for (const [kind, fields] of drafts.slice(at, at + BATCH))
      entries.push(await device.write(stream, kind, fields, role));
    const done = await services.store.append(
      entries.map((entry) => ({ id: eventId(nodeHashing, entry.header), entry, received: Date.now() })),
    );
    const lost = done.find(({ outcome }) => outcome !== 'accepted');
    if (lost !== undefined) throw new Error(`not accepted: ${JSON.stringify(lost)}`);
  }
  services.live.grown(stream);
}

async function deviceOf(server: TestServer, account: string): Promise<TestDevice> {
  const device = new TestDevice(server.address, await server.sessionOf(account), account);
  await device.enrol();
  return device;
}

const option = (fallback: string) => ({ type: 'string', default: fallback }) as const;
const { values } = parseArgs({
  options: {
    practices: option('10000'),
    experiences: option('10000'),
    lessons: option('1000'),
    web: option(fileURLToPath(new URL('../../apps/web/dist', import.meta.url))),
  },
});
const contentFolder = contentWith(Number(values.practices));
const server = await testServer({ contentFolder, webFolder: values.web });
const { store, now } = server.services;
await store.addAccounts([person('office', 'programme-office'), person('steward', 'trainee')]);
await share(server, await deviceOf(server, 'office'), structure());
const steward = await deviceOf(server, 'steward');
await share(server, steward, manyTexts(Number(values.experiences), 11).map(experience));
await share(server, steward, manyTexts(Number(values.lessons), 13).map(lesson));
const link = server.address + paths.signIn(await issueToken(store, 'link', 'steward', now()));
console.log(JSON.stringify({ address: server.address, link }));
process.stdin.resume();
process.stdin.once('end', () => {
  void server.stop().then(() => {
    rmSync(contentFolder, { recursive: true, force: true });
    process.exit(0);
  });
});
