import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { certificateOf, type ProgrammeReport } from '@tracecraft/course';
import { createPhrases, readCatalogue, type Phrases } from '@tracecraft/phrases';
import type { Signer } from '@tracecraft/record';
import { beforeAll, describe, expect, test } from 'vitest';
import { typst } from '../src/print/typst.ts';
import {
  certificatesDocument,
  didOfKey,
  printReport,
  signCredential,
  type PrintedCertificate,
  type PrintFrame,
} from '@tracecraft/documents';
import { nodeHashing as hashing } from '../src/play/node-hashing.ts';

const spoken = new Map<string, Phrases>();
const phrasesOf = (language: string): Phrases => {
  const known = spoken.get(language) ?? readPhrases(language);
  spoken.set(language, known);
  return known;
};
const readPhrases = (language: string): Phrases => {
  const file = (code: string): string =>
    readFileSync(
      fileURLToPath(new URL(`../../../content/phrases/${code}/certificate.po`, import.meta.url)),
      'utf8',
    );
  const chain = language === 'en' ? ['en'] : [language, 'en'];
  return createPhrases(chain.map((code) => [code, readCatalogue(file(code))] as const));
};
const NAMES = [
  'Trần Thị Mỹ Linh',
  '김서연',
  'สมชาย รัตนพล',
  'ບຸນມີ ພົມມະສານ',
  'ចាន់ សុភ័គ',
  'အောင်ကျော်ဇင်',
  'João Bosco Amaral',
];
const AT = Date.UTC(2026, 10, 27);
const pair = generateKeyPairSync('ed25519');
const agency: Signer = {
  publicKey: {
    algorithm: 'ed25519',
    bytes: new Uint8Array(Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')),
  },
  sign: (message) => Promise.resolve(new Uint8Array(sign(null, message, pair.privateKey))),
};
const frame: PrintFrame = {
  english: phrasesOf('en'),
  sponsors: [{ name: 'Example Fund', text: 'travel of all delegations' }],
  note: 'sample, no endorsement',
  at: AT,
};

async function printed(n: number): Promise<PrintedCertificate> {
  const language = ['en', 'vi', 'ko'][n % 3] ?? 'en';
  const signed = await signCredential(
    certificateOf({
      credential: `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      issuer: { did: didOfKey(agency.publicKey.bytes), name: 'Regional academy' },
      course: { stream: `course:${'a1'.repeat(16)}`, title: 'Regional workshop', starts: AT, ends: AT },
      officer: NAMES[n % NAMES.length] ?? '',
      modules: Array.from({ length: 11 }, (_, i) => ({
        module: `M${i}`,
        title: `Module with a title of its own ${i}`,
      })),
      practices: Array.from({ length: 47 }, (_, i) => `some-practice-or-other-${i}@1.0.0`),
      records: [{ stream: `case:${'b2'.repeat(16)}`, root: 'c3'.repeat(32) }],
      issued: AT,
      statusIndex: n,
    }),
    agency,
    AT,
  );
  return { signed, phrases: phrasesOf(language), draft: language !== 'en' };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('certificates in print', () => {
  let forty: readonly PrintedCertificate[];
  beforeAll(async () => {
    forty = await Promise.all(Array.from({ length: 40 }, (_, n) => printed(n)));
  }, 60_000);

  test('forty in one file, a page each, each with its signed file attached', async () => {
    const pdf = await typst.pdf(certificatesDocument(hashing, forty, frame));
    const text = latin1(pdf);
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(Math.max(...[...text.matchAll(/\/Count (\d+)/g)].map((match) => Number(match[1])))).toBe(40);
    expect([...text.matchAll(/\/Type\s*\/Filespec/g)].length).toBe(40);
    expect(text).toContain('pdfaid:part>3<');
  });

  test('the same certificates at the same date are the same bytes; another name is not', async () => {
    const bytes = async (list: readonly PrintedCertificate[]): Promise<string> =>
      sha256(await typst.pdf(certificatesDocument(hashing, list, frame)));
    expect(await bytes(forty.slice(0, 3))).toBe(await bytes(forty.slice(0, 3)));
    expect(await bytes(forty.slice(0, 3))).not.toBe(await bytes(forty.slice(1, 4)));
  });

  test('a translation nobody reviewed stands beside its English, and says so', () => {
    const page = (n: number): string => certificatesDocument(hashing, [forty[n]!], frame).data;
    expect(page(1)).toContain('Certificate of completion');
    expect(page(1)).toContain('Draft translation by machine');
    expect(page(0)).not.toContain('Draft translation by machine');
  });

  test('markup in a name stays text', async () => {
    const [one] = forty;
    const hostile = structuredClone(one!.signed) as {
      credentialSubject: { identifier: { identityHash: string }[] };
    };
    hostile.credentialSubject.identifier[0]!.identityHash = '#panic("x") $ *a* <b> \\';
    const signed = hostile as unknown as PrintedCertificate['signed'];
    const pdf = await typst.pdf(certificatesDocument(hashing, [{ ...one!, signed }], frame));
    expect(pdf.length).toBeGreaterThan(10_000);
  });
});

describe('the programme report in print', () => {
  const report = emptyReport();

  test('data, twin and PDF say the same and come out the same again', async () => {
    const first = printReport(report, phrasesOf('en'), false);
    const again = printReport(report, phrasesOf('en'), false);
    expect(again).toEqual(first);
    expect(sha256(await typst.pdf(again.typeset))).toBe(sha256(await typst.pdf(first.typeset)));
    expect(first.html).toContain('Regional &lt;workshop&gt;');
    expect(first.html).not.toMatch(/https?:|<script|src=/);
    expect(JSON.parse(first.data)).toEqual(JSON.parse(JSON.stringify(report)));
  });

  test.each(['vi', 'ko'])('%s: every word is there, and the draft mark', async (language) => {
    const { html, typeset } = printReport(report, phrasesOf(language), true);
    expect(html).not.toContain('programme-report.');
    expect(html).toContain(phrasesOf(language).say('certificate.draft'));
    expect((await typst.pdf(typeset)).length).toBeGreaterThan(10_000);
  });
});

function emptyReport(): ProgrammeReport {
  const share = { hits: 30, n: 40, share: 0.75, interval: { low: 0.6, high: 0.86 } };
  return {
    format: 'tracecraft-programme-report',
    version: 1,
    course: {
      stream: `course:${'a1'.repeat(16)}`,
      title: 'Regional <workshop>',
      note: 'sample',
      template: 'five-day@1',
      zone: 'Asia/Bangkok',
      starts: AT,
      ends: AT,
      closed: true,
      sponsors: frame.sponsors,
    },
    asOf: AT,
    participation: {
      seats: 44,
      trainees: 40,
      withdrawn: 0,
      staff: 7,
      teams: 8,
      codeSigned: share,
      delegations: [],
    },
    attendance: {
      sessions: [
        {
          session: 's1',
          module: 'M1',
          title: 'First',
          starts: AT,
          cancelled: false,
          present: 39,
          remote: 2,
          expected: 40,
        },
      ],
      overall: share,
    },
    reaction: [],
    learning: {
      tests: [],
      departures: [],
      agreement: [
        {
          rubric: 'report@1',
          criterion: 'clarity',
          units: 8,
          alpha: 0.81,
          interval: { low: 0.7, high: 0.9 },
        },
      ],
      certificates: { issued: 40, revoked: 1 },
    },
    behaviour: [],
    results: { readiness: [], lessons: [], adopted: [] },
    sources: [{ stream: 'case:x', events: 3, root: 'c3'.repeat(32) }],
  };
}
