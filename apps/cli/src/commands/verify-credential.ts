import { fromHex, toHex } from '@tracecraft/bytes';
import { foldCourse } from '@tracecraft/course';
import { verifyCertificate, type CredentialReport, type VerifiedRecord } from '@tracecraft/documents';
import type { Phrases } from '@tracecraft/phrases';
import {
  createMerkleTree,
  eventLeaf,
  isRedacted,
  openBundle,
  parseVkey,
  readEntry,
  eventId,
  verifyBundle,
  type OpenedBundle,
  type Statement,
  type TrustPolicy,
  type VerifySignature,
} from '@tracecraft/record';
import { CommandError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nodeHashing as hashing } from '../play/node-hashing.ts';
import { plain } from './plain.ts';

interface Given {
  readonly say: Phrases;
  readonly trust: TrustPolicy | null;
  readonly verifySignature: VerifySignature;
  readonly readFile: (file: string) => Uint8Array;
  readonly status?: string;
  readonly record: readonly string[];
  readonly json?: true;
}

/** A bundle is a zip and begins with `PK`; a certificate begins with a brace, after spaces at most. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20);
  return first === 0x7b;
}

/** Judges a signed certificate offline, with what else was given. */
export async function verifyCredentialFile(bytes: Uint8Array, given: Given): Promise<ExitCode> {
  const { say, trust, status, record, json } = given;
  const records = new Map<string, VerifiedRecord>();
  for (const file of record) records.set(...(await recordIn(file, given)));
  const report = await verifyCertificate(hashing, bytes, {
    trust,
    now: Date.now(),
    status: status === undefined ? null : given.readFile(status),
    records,
  });
  console.log(json === true ? asJson(report, say) : asText(report, say).join('\n'));
  return report.holds ? EXIT.ok : report.verdict === 'unreadable' ? EXIT.unreadable : EXIT.no;
}

/** A bundle given beside a certificate: it must hold itself before it can say anything about another file. */
async function recordIn(
  file: string,
  { readFile, verifySignature, trust }: Given,
): Promise<[string, VerifiedRecord]> {
  const bytes = readFile(file);
  const report = await verifyBundle(bytes, { hashing, verify: verifySignature }, { trust });
  if (!report.holds) throw new CommandError('credential.record-fails', { file }, EXIT.no);
  const bundle = openBundle(bytes);
  return [
    bundle.stream,
    {
      roots: rootsOf(bundle),
      agency: parseVkey(hashing, bundle.vkey).publicKey.bytes,
      certificates: bundle.stream.startsWith('course:') ? certificatesIn(bundle) : null,
    },
  ];
}

/** Roots of the case tree at every size the agency logged. */
function rootsOf({ entries, log }: OpenedBundle): readonly string[] {
  const tree = createMerkleTree(hashing);
  for (const { header } of entries) tree.append(eventLeaf(hashing, fromHex(eventId(hashing, header))));
  return log.heads.map(({ size }) => toHex(tree.root(size)));
}

function certificatesIn({ stream, entries }: OpenedBundle): ReadonlyMap<string, string | null> {
  const events = entries.flatMap((entry) => (isRedacted(entry) ? [] : [readEntry(hashing, entry)]));
  return new Map(
    foldCourse(stream, events).certificates.map(({ credential, revoked }) => [credential, revoked]),
  );
}

const PARTS = [
  ['problems', 'error.credential', 'verify.part.problems'],
  ['proven', 'credential.proven', 'verify.part.proven'],
  ['claimed', 'credential.claimed', 'verify.part.claimed'],
  ['notCovered', 'credential.not-covered', 'verify.part.not-covered'],
] as const;

function asJson(report: CredentialReport, say: Phrases): string {
  const spoken = PARTS.map(([part, prefix]) => [
    part,
    report[part].map((one) => ({ ...one, text: textOf(say, prefix, one) })),
  ]);
  return JSON.stringify({ ...report, ...Object.fromEntries(spoken) }, null, 2);
}

function asText(report: CredentialReport, say: Phrases): readonly string[] {
  const { verdict, credential, signer } = report;
  return [
    say.say('credential.heading'),
    say.say(`credential.verdict.${verdict}`),
    ...(credential === null ? [] : [plain(credential)]),
    ...(signer === null
      ? []
      : [plain(say.say('credential.signer', { name: signer.name, fingerprint: signer.fingerprint }))]),
    ...PARTS.flatMap(([part, prefix, title]) =>
      report[part].length === 0
        ? []
        : ['', say.say(title), ...report[part].map((one) => `  - ${textOf(say, prefix, one)}`)],
    ),
  ];
}

function textOf(say: Phrases, prefix: string, { code, params }: Statement): string {
  const phrase = code.startsWith('credential.') ? `error.${code}` : `${prefix}.${code}`;
  return plain(say.say(phrase, params));
}
