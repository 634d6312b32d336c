import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestContents } from '@tracecraft/exchange';
import { paths } from '@tracecraft/protocol';
import { openCast, type CourseCast } from './course-cast.ts';
import { openExchangeCast, type ExchangeCast } from './exchange-cast.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let cast: CourseCast;
let exchange: ExchangeCast;
let draft = '';
const shared = { agency: 'aranya', handling: 'TLP:AMBER', language: 'en' };

beforeAll(async () => {
  server = await testServer();
  cast = await openCast(server);
  exchange = await openExchangeCast(server, cast);
  const [from, to] = ['agency:aranya', 'agency:bayu'];
  const write = async (kind: string, fields: Parameters<ExchangeCast['share']>[2]): Promise<string> => {
    const { accepted, refused } = await exchange.share('anan', kind, { ...shared, ...fields });
    expect(refused).toEqual([]);
    return accepted[0] ?? '';
  };
  const note = await write('note.sent', {
    audience: [from, to],
    from,
    to,
    title: 'A van <b>at</b> the ferry',
    facts: 'A grey van came off the night ferry.',
    source: '2',
    information: 'B',
    code: 'C',
    use: 'lead-only',
    control: true,
    channel: 'liaison',
    caveat: 'intelligence-only',
  });
  const words = new Map([
    ['office', 'Border police of Aranya'],
    ['facts', '#pagebreak() <script>alert(1)</script>'],
  ]);
  draft = await write('request.drafted', {
    audience: [from],
    note,
    party: from,
    contents: requestContents(words),
    caveat: 'evidence',
  });
}, 60_000);
afterAll(() => server.stop());

const ask = (person: string, path: string): Promise<Response> => cast.of(person).call('GET', path);

test('the page says that it is training, names what is missing, and takes no words for markup', async () => {
  const page = await (await ask('anan', paths.requestPage(draft, 'en'))).text();
  expect(page.match(/TRAINING DRAFT/g)?.length).toBeGreaterThanOrEqual(2);
  expect(page).toContain('Border police of Aranya');
  expect(page).toContain('[missing]');
  expect(page).toContain('article 19');
  expect(page).toContain('A van &lt;b&gt;at&lt;/b&gt; the ferry');
  expect(page).not.toContain('<script>');
  expect(await (await ask('anan', paths.requestPage(draft, 'vi'))).text()).toContain('BẢN NHÁP HUẤN LUYỆN');
});

test('the paper is a PDF, the same bytes each time', async () => {
  const paper = async (): Promise<Buffer> =>
    Buffer.from(await (await ask('anan', paths.requestPdf(draft, 'ko'))).arrayBuffer());
  const first = await paper();
  expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await paper()).equals(first)).toBe(true);
}, 60_000);

test('who may not read the draft does not learn that there is one', async () => {
  for (const person of ['chan', 'dara', 'office', 'trainer-a'])
    expect((await ask(person, paths.requestPage(draft, 'en'))).status, person).toBe(404);
  expect((await ask('binh', paths.requestPage(draft, 'en'))).status).toBe(200);
  expect((await fetch(server.address + paths.requestPdf(draft, 'en'))).status).toBe(401);
});
