import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { libraryPaths, paths, type ExchangeFound, type LiveEntries, type Pulled } from '@tracecraft/protocol';
import { agencyVocabulary, eventId, type Entry, type EventBody } from '@tracecraft/record';
import { nodeHashing } from '../src/adapters/node-hashing.ts';
import { openCast, type CourseCast } from './course-cast.ts';
import { openExchangeCast, type ExchangeCast } from './exchange-cast.ts';
import { listenTo } from './listen-to.ts';
import { testServer, type TestServer } from './test-server.ts';

/** For whom, under which label, and the word that marks every text of it. */
const AUDIENCES: readonly (readonly [word: string, handling: string, ...audience: string[]])[] = [
  ['quokkanobody', 'TLP:AMBER'],
  ['quokkaaranya', 'TLP:AMBER', 'agency:aranya'],
  ['quokkabayu', 'TLP:AMBER+STRICT', 'agency:bayu'],
  ['quokkateam', 'TLP:RED', 'TEAM'],
  ['quokkamembers', 'TLP:GREEN', 'members'],
  ['quokkapublic', 'TLP:CLEAR', 'public'],
  // A label narrower than its audience, as a foreign or broken device might write it: for nobody.
  ['quokkawrong', 'TLP:AMBER', 'public', 'members', 'agency:cendra'],
];
/** What each reader belongs to, said by hand and not by the code under test. The writer reads what it wrote. */
const WRITER = 'anan';
const SEES: Readonly<Record<string, readonly string[]>> = {
  binh: ['quokkaaranya', 'quokkamembers', 'quokkapublic'],
  chan: ['quokkabayu', 'quokkateam', 'quokkamembers', 'quokkapublic'],
  dara: ['quokkateam', 'quokkapublic'],
  'trainer-a': ['quokkapublic'],
  'assessor-a': ['quokkapublic'],
  'observer-a': ['quokkapublic'],
  'steward-a': ['quokkamembers', 'quokkapublic'],
  office: ['quokkamembers', 'quokkapublic'],
};
const MEMBERS = ['binh', 'chan', 'steward-a', 'office'];
const FOR_MEMBERS = ['agency.joined', 'agency.left', 'representative.named'];

let server: TestServer;
let cast: CourseCast;
let exchange: ExchangeCast;
/** Every planted event: its kind and the word of its audience, by id. */
const planted = new Map<string, readonly [kind: string, word: string]>();

/** Straight into the store: whoever reads, every kind is tried with every audience, also what a push would refuse. */
beforeAll(async () => {
  server = await testServer();
  cast = await openCast(server);
  exchange = await openExchangeCast(server, cast);
  const { store, live } = server.services;
  const device = cast.of(WRITER);
  for (const { kind } of agencyVocabulary)
    for (const [word, handling, ...names] of AUDIENCES) {
      const audience = names.map((name) => (name === 'TEAM' ? `team:${cast.stream}/t2` : name));
      const entry = await device.write(exchange.stream, kind, fieldsOf(word, handling, audience), 'trainee');
      const id = eventId(nodeHashing, entry.header);
      const [outcome] = await store.append([{ id, entry, received: Date.now() }]);
      expect(outcome?.outcome).toBe('accepted');
      planted.set(id, [kind, word]);
    }
  live.grown(exchange.stream);
}, 120_000);
afterAll(() => server.stop());

/** Any kind reads what it knows of these; the agencies are none of the cast's, so that nobody's rights change. */
function fieldsOf(word: string, handling: string, audience: string[]): EventBody['fields'] {
  const texts = ['title', 'name', 'situation', 'done', 'result', 'change', 'facts', 'text', 'reason', 'note'];
  return {
    ...Object.fromEntries(texts.map((field) => [field, `${word} in ${field}`])),
    agency: 'dawn',
    handling,
    audience,
    account: 'nobody',
    duty: 'alumni',
    language: 'en',
    outcome: 'mixed',
    version: '1',
    practices: ['assess-hazards@0.1.0'],
    sources: [],
  };
}

/** Words by kind of what somebody got, key events and the cast's own left out. */
function wordsByKind(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { header } of entries) {
    const [kind, word] = planted.get(eventId(nodeHashing, header)) ?? [];
    if (kind !== undefined && word !== undefined) found.set(kind, [...(found.get(kind) ?? []), word]);
  }
  return found;
}

function expected(person: string): ReadonlyMap<string, readonly string[]> {
  const all = AUDIENCES.map(([word]) => word);
  const words = (kind: string): readonly string[] => {
    if (FOR_MEMBERS.includes(kind)) return person === WRITER || MEMBERS.includes(person) ? all : [];
    return person === WRITER ? all : all.filter((word) => SEES[person]?.includes(word));
  };
  return new Map(
    agencyVocabulary.map(({ kind }) => [kind, words(kind)] as const).filter(([, list]) => list.length > 0),
  );
}

const EVERYBODY = [WRITER, ...Object.keys(SEES)];

describe('every kind of the agency stream, for every audience, reaches exactly whom it is for', () => {
  test.each(EVERYBODY)('%s, by pages', async (person) => {
    const entries: Entry[] = [];
    for (let from = 0; ; ) {
      const answer = await cast
        .of(person)
        .call('GET', `${paths.entries(exchange.stream)}?from=${from}&limit=37`);
      const page = (await answer.json()) as Pulled;
      entries.push(...page.entries);
      if (page.next === from || page.next >= page.total) break;
      from = page.next;
    }
    expect(wordsByKind(entries)).toEqual(expected(person));
  });

  test.each(EVERYBODY)('%s, live', async (person) => {
    const { total } = (await (
      await cast.of(person).call('GET', `${paths.entries(exchange.stream)}?limit=1`)
    ).json()) as Pulled;
    const read = (data: string): LiveEntries => JSON.parse(data) as LiveEntries;
    const messages = await listenTo(
      server.address + paths.live(exchange.stream),
      cast.of(person).session,
      (so) => so.some(({ data }) => read(data).next >= total),
    );
    expect(wordsByKind(messages.flatMap(({ data }) => read(data).entries))).toEqual(expected(person));
  });

  test.each(EVERYBODY)('%s, by search', async (person) => {
    for (const [word] of AUDIENCES) {
      const answer = await cast.of(person).call('GET', paths.exchangeSearch(word));
      const { total } = (await answer.json()) as ExchangeFound;
      expect(total > 0, word).toBe(person === WRITER || SEES[person]?.includes(word) === true);
    }
  });
});

test.each(EVERYBODY)('%s finds nothing of the stream in the practice library', async (person) => {
  for (const [word] of AUDIENCES) {
    const answer = await cast.of(person).call('GET', libraryPaths.practiceList({ q: word }));
    expect([answer.status, (await answer.text()).includes(`${word} in`)]).toEqual([200, false]);
    const { total } = JSON.parse(
      await (await fetch(server.address + libraryPaths.practiceList({ q: word }))).text(),
    ) as {
      total: number;
    };
    expect([word, total]).toEqual([word, 0]);
  }
});

describe('without an account', () => {
  test('the stream says nothing, and search finds what is public', async () => {
    for (const path of [
      paths.entries(exchange.stream),
      paths.live(exchange.stream),
      paths.bundle(exchange.stream),
    ])
      expect((await fetch(server.address + path)).status, path).toBe(401);
    for (const [word] of AUDIENCES) {
      const answer = await fetch(server.address + paths.exchangeSearch(word));
      expect(((await answer.json()) as ExchangeFound).total > 0, word).toBe(word === 'quokkapublic');
    }
  });

  test('the public page holds what is public and clear, and nobody’s name', async () => {
    const text = await (await fetch(server.address + paths.publicPage)).text();
    expect(text.match(/quokka[a-z]+/g)).toContain('quokkapublic');
    expect(new Set(text.match(/quokka[a-z]+/g))).toEqual(new Set(['quokkapublic']));
    for (const person of ['anan', 'binh', 'chan', 'dara']) expect(text).not.toContain(person);
  });

  test('an agreed text is printed when it is public', async () => {
    const agreed = [...planted].filter(([, [kind]]) => kind === 'code.agreed');
    expect(agreed).toHaveLength(AUDIENCES.length);
    for (const [id, [, word]] of agreed) {
      const { status } = await fetch(server.address + paths.agreedCode(id, 'vi'));
      expect(status, word).toBe(word === 'quokkapublic' ? 200 : 404);
    }
  }, 60_000);
});

test('no role takes the whole stream with it as a bundle, a score or a hint', async () => {
  for (const person of EVERYBODY)
    for (const path of [
      paths.bundle(exchange.stream),
      paths.score(exchange.stream),
      paths.hint(exchange.stream, 'h'),
      paths.courseBundle(exchange.stream),
    ])
      expect((await cast.of(person).call('GET', path)).status, `${person} ${path}`).toBe(403);
});
