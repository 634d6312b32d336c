import { createHash } from 'node:crypto';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { libraryPaths, paths, type CaseSummary, type SignedCertificate } from '@tracecraft/protocol';
import { agencyVocabulary, type EventBody } from '@tracecraft/record';
import { openCast, type CourseCast } from './course-cast.ts';
import { openExchangeCast, type ExchangeCast } from './exchange-cast.ts';
import { canariesIn, formsOf, type Canary } from './find-canary.ts';
import { bodyOf } from './test-device.ts';
import { testServer, type TestServer } from './test-server.ts';

/** Seeded: the same values in every run, and nothing else on the server has them. */
function seeded(name: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
    createHash('sha256').update(`canary ${name} ${i}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}
const PICTURE = seeded('picture', 3_000);
const DIGEST = createHash('sha256').update(PICTURE).digest('hex');
const NAME = 'Xyloba Quendrí Nguyễn-Canaría';
const NUMBER = 'KX-77/2031-zz409';
const PLACE = '-48.8766691, 123.3933312';
const REMARK = 'Remark of a marker: vexillum 9417 was not looked for';
/** What stands in a case record and nowhere else. */
const OF_CASES: readonly Canary[] = [
  { name: 'name', value: NAME },
  { name: 'case number', value: NUMBER },
  { name: 'GPS', value: PLACE },
  { name: 'picture', value: PICTURE.subarray(1_000, 1_024) },
  { name: 'digest of the picture', value: DIGEST },
];
const OF_MARKS: Canary = { name: 'mark', value: REMARK };
const ALL = [...OF_CASES, OF_MARKS];

let server: TestServer;
let cast: CourseCast;
let exchange: ExchangeCast;
let own: CaseSummary;
let certificate = '';
let agreed = '';

beforeAll(async () => {
  server = await testServer();
  cast = await openCast(server);
  exchange = await openExchangeCast(server, cast);
  await playCase();
  await giveCertificate();
  await share();
}, 120_000);
afterAll(() => server.stop());

async function said(person: string, kind: string, fields: EventBody['fields']): Promise<void> {
  expect((await cast.say(person, kind, fields)).refused, kind).toEqual([]);
}

async function put(person: string, bytes: Buffer, type: string): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const answer = await fetch(server.address + paths.blob(sha256), {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { authorization: `Bearer ${cast.of(person).session}`, 'content-type': type },
  });
  expect(answer.status).toBeLessThan(300);
  return sha256;
}

/** A case whose record holds every canary of cases; it is handed in, marked with a remark, and its run closed. */
async function playCase(): Promise<void> {
  await said('trainer-a', 'run.started', { run: 'r1' });
  const device = cast.of('anan');
  own = (await (
    await device.call('POST', paths.cases, { exercise: 'blue-tape', run: 'r1' })
  ).json()) as CaseSummary;
  const sha256 = await put('anan', PICTURE, 'image/jpeg');
  const photo = { sha256, size: PICTURE.length, mediaType: 'image/jpeg', kind: 'photo' };
  const acts: readonly (readonly [string, EventBody['fields'], EventBody['attachments'][number][]])[] = [
    ['case.opened', { setting: 'exercise', title: NUMBER, exercise: 'blue-tape@1.0.0' }, []],
    ['note.written', { text: `${NAME} was met at ${PLACE}; picture ${DIGEST}` }, [photo]],
    ['case.handed-in', {}, []],
  ];
  for (const [kind, fields, attachments] of acts) {
    const body = { ...bodyOf('anan', fields), attachments };
    const pushed = await device.push(own.stream, [await device.sign(own.stream, kind, body)]);
    expect(pushed.refused, kind).toEqual([]);
  }
  await said('assessor-a', 'mark.given', {
    case: own.stream,
    rubric: 'scene@1.0.0',
    criterion: 'global',
    level: 2,
    round: 'first',
    note: REMARK,
  });
  await said('trainer-a', 'run.closed', { run: 'r1' });
}

async function giveCertificate(): Promise<void> {
  await said('office', 'session.planned', {
    session: 's1',
    module: 'M1',
    title: 'First response',
    mode: 'room',
    plays: [],
    starts: Date.now(),
    ends: Date.now() + 5_400_000,
  });
  const mark = { session: 's1', account: 'anan', present: true, how: 'roll-call' };
  await said('trainer-a', 'attendance.marked', mark);
  await said('anan', 'code.signed', { code: 'code-of-conduct@0.1.0' });
  const { office, stream } = cast;
  const answer = await office.call('POST', paths.courseCertificates(stream), { account: 'anan' });
  const { file, ...says } = (await answer.json()) as SignedCertificate;
  certificate = file;
  const sha256 = await put('office', Buffer.from(file), 'application/octet-stream');
  const attachment = {
    sha256,
    size: Buffer.byteLength(file),
    mediaType: 'application/json',
    kind: 'credential',
  };
  const body = { ...bodyOf(office.person, { account: 'anan', ...says }), role: 'programme-office' };
  const entry = await office.sign(stream, 'certificate.issued', { ...body, attachments: [attachment] });
  expect((await office.push(stream, [entry])).refused).toEqual([]);
}

const A = { agency: 'aranya', handling: 'TLP:AMBER', audience: ['agency:aranya', 'agency:bayu'] };
const CLEAR = { handling: 'TLP:CLEAR', audience: ['public'] };
const note = (facts: string): EventBody['fields'] => ({
  ...A,
  from: 'agency:aranya',
  to: 'agency:bayu',
  title: 'A van at the ferry',
  facts,
  source: '2',
  information: 'B',
  code: 'C',
  use: 'lead-only',
  control: true,
  channel: 'liaison',
  caveat: 'intelligence-only',
  language: 'en',
});

/** Something of every sort is shared, in words of its own. */
async function share(): Promise<void> {
  const shared: readonly (readonly [string, string, EventBody['fields']])[] = [
    [
      'anan',
      'experience.posted',
      {
        agency: 'aranya',
        ...CLEAR,
        language: 'en',
        title: 'Phones in flooded cars',
        situation: 'A phone lay in water.',
        done: 'It was left off.',
        outcome: 'went-right',
        result: 'Its memory could be read.',
        change: 'Nothing.',
        practices: ['assess-hazards'],
      },
    ],
    ['anan', 'note.sent', note('A grey van came off the night ferry.')],
    [
      'anan',
      'contact.listed',
      { ...A, duty: 'liaison', name: 'Desk', reach: '+000 555 0100', languages: [] },
    ],
    ['anan', 'exchange.twinned', { ...A, twin: 'tw', agencies: ['aranya', 'bayu'], title: 'Two', since: 1 }],
    [
      'office',
      'code.agreed',
      {
        agency: 'aranya',
        ...CLEAR,
        title: 'Code',
        version: '1',
        practices: ['assess-hazards@0.1.0'],
        sources: [],
        language: 'en',
      },
    ],
  ];
  for (const [person, kind, fields] of shared) {
    const { refused, accepted } = await exchange.share(person, kind, fields);
    expect(refused, kind).toEqual([]);
    if (kind === 'code.agreed') agreed = accepted[0] ?? '';
  }
}

describe('the search finds what is there', () => {
  const around = (form: Buffer): Buffer =>
    Buffer.concat([seeded('before', 977), form, seeded('after', 1_013)]);

  test.each(ALL)('$name in every encoding, and not where it is not', (canary) => {
    expect(canariesIn(around(Buffer.alloc(0)), ALL)).toEqual([]);
    const forms = formsOf(canary.value);
    expect(forms.length).toBeGreaterThan(5);
    for (const [encoding, form] of forms) {
      expect(form.length, encoding).toBeGreaterThan(10);
      expect(canariesIn(around(form), [canary])).toContain(`${canary.name} (${encoding})`);
    }
  });

  test.each(ALL)(
    '$name encoded by others: in base64 of a longer text at any place, packed in a PDF or a ZIP',
    (canary) => {
      const value = Buffer.from(canary.value);
      for (let lead = 0; lead < 6; lead++) {
        const text = Buffer.concat([Buffer.from('abcdef').subarray(0, lead), value, Buffer.from('tail')]);
        for (const encoding of ['base64', 'base64url'] as const)
          expect(
            canariesIn(Buffer.from(text.toString(encoding)), [canary]).join(),
            `${encoding} ${lead}`,
          ).toMatch(/base64/);
      }
      const stream = Buffer.concat([
        Buffer.from('7 0 obj stream\n'),
        deflateSync(value),
        Buffer.from('\nendstream'),
      ]);
      expect(canariesIn(stream, [canary])).not.toEqual([]);
      const member = Buffer.alloc(30);
      member.write('PK\u0003\u0004', 'latin1');
      member.writeUInt16LE(8, 8);
      expect(canariesIn(Buffer.concat([member, deflateRawSync(value)]), [canary])).not.toEqual([]);
    },
  );

  test('in the record of the case itself, its picture, and the marks of the course', async () => {
    const found = async (person: string, path: string): Promise<string> =>
      canariesIn(new Uint8Array(await (await cast.of(person).call('GET', path)).arrayBuffer()), ALL).join();
    const record = await found('trainer-a', paths.bundle(own.stream));
    for (const { name } of OF_CASES.filter((one) => one.name !== 'picture')) expect(record).toContain(name);
    expect(await found('anan', paths.blob(DIGEST))).toContain('picture');
    expect(await found('trainer-a', paths.courseBundle(cast.stream))).toContain('mark (plain utf-8)');
  });
});

/** Something that leaves: who asks, for what, and which canaries must not be in it. */
interface Export {
  readonly what: string;
  /** Null: without an account. */
  readonly person: string | null;
  readonly path: () => string;
  readonly canaries: readonly Canary[];
}

function leaves(
  what: string,
  person: string | null,
  path: () => string,
  canaries: readonly Canary[] = ALL,
): Export {
  return { what, person, path, canaries };
}

const EXPORTS: readonly Export[] = [
  ...['anan', 'binh', 'chan', 'dara', 'office', 'steward-a'].map((person) =>
    leaves(`what is shared with ${person}`, person, () => paths.entries(exchange.stream)),
  ),
  leaves('search by a member', 'chan', () => paths.exchangeSearch('phone')),
  leaves('search by the name', 'chan', () => paths.exchangeSearch('Xyloba')),
  leaves('experiences of a practice', null, () => paths.experiencesOf('assess-hazards')),
  leaves('the public page', null, () => paths.publicPage),
  leaves('the agreed text', null, () => paths.agreedCode(agreed, 'ko')),
  leaves('the checkpoint', null, () => paths.checkpoint),
  leaves('a tile of the log', null, () => '/log/tile/entries/000.p/1'),
  leaves('the agency', null, () => paths.agency),
  leaves('practices', null, () => paths.practices),
  leaves('the practice library', null, () => libraryPaths.practiceList({ q: 'vexillum 9417' })),
  leaves('practice files', null, () => libraryPaths.practiceFiles(['assess-hazards'])),
  leaves('certificates taken back', null, () => paths.certificateStatus(cast.stream)),
  leaves('the roster', 'office', () => paths.rosterCsv(cast.stream)),
  leaves('results', 'trainer-a', () => paths.resultsCsv(cast.stream)),
  leaves('the report', 'office', () => paths.courseReport(cast.stream)),
  leaves('the report as a page', 'office', () => paths.courseReportPage(cast.stream, 'en')),
  leaves('the report on paper', 'office', () => paths.courseReportPdf(cast.stream, 'vi')),
  leaves('certificates', 'office', () => paths.certificatesPdf(cast.stream)),
  leaves('the board of the run', 'observer-a', () => paths.runBoard('r1')),
  leaves('exercises', 'trainer-a', () => paths.exercises),
  leaves('the exercise', 'trainer-a', () => paths.exercise('blue-tape')),
  leaves('the truth of the exercise', 'trainer-a', () => paths.truth('blue-tape')),
  // Remarks of markers are the course's own; its staff takes them along.
  leaves('the course as a bundle', 'office', () => paths.courseBundle(cast.stream), OF_CASES),
];

describe('no canary leaves by', () => {
  test.each(EXPORTS)(
    '$what',
    async ({ person, path, canaries }) => {
      const answer =
        person === null ? await fetch(server.address + path()) : await cast.of(person).call('GET', path());
      const bytes = new Uint8Array(await answer.arrayBuffer());
      // A tile that is not there yet is no export; everything else has to be something.
      if (!path().startsWith('/log/tile')) expect(answer.status).toBe(200);
      expect(bytes.length).toBeGreaterThan(2);
      expect(canariesIn(bytes, canaries)).toEqual([]);
    },
    60_000,
  );

  test('the signed file of a certificate', () => {
    expect(certificate.length).toBeGreaterThan(100);
    expect(canariesIn(Buffer.from(certificate), ALL)).toEqual([]);
  });

  test('any line of the server’s log, and any word of the agency stream as it is kept', async () => {
    expect(server.lines.length).toBeGreaterThan(20);
    expect(canariesIn(Buffer.from(JSON.stringify(server.lines)), ALL)).toEqual([]);
    const { entries } = await server.services.store.read(exchange.stream, 0, 500);
    const kinds = new Set(entries.map(({ entry }) => entry.header.kind));
    expect(
      [...kinds].filter((kind) => agencyVocabulary.some((one) => one.kind === kind)).length,
    ).toBeGreaterThan(5);
    expect(canariesIn(Buffer.from(JSON.stringify(entries)), ALL)).toEqual([]);
  });
});

test('a note that would carry a digest, a case or a picture in letters is refused, and nothing of it is kept', async () => {
  for (const facts of [
    `See ${DIGEST}.`,
    `As in ${own.stream}.`,
    PICTURE.subarray(0, 120).toString('base64'),
  ]) {
    const { refused } = await exchange.share('anan', 'note.sent', note(facts));
    expect(refused.map(({ code }) => code)).toEqual(['note.evidence']);
  }
  const kept = (await exchange.read('anan')).filter(({ header }) => header.kind === 'note.sent');
  expect(kept).toHaveLength(1);
  expect(canariesIn(Buffer.from(JSON.stringify(kept)), ALL)).toEqual([]);
});
