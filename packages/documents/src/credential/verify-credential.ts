import { equalBytes, toHex, type Hashing } from '@tracecraft/bytes';
import type { Anchor, Statement, TrustPolicy } from '@tracecraft/record';
import { jsonObject, readCredential, type ReadCredential } from './credential-shape.ts';
import { keyOfDid } from './did-key.ts';
import { proofHolds } from './prove-credential.ts';
import { readStatusList, type ReadStatus } from './status-credential.ts';

/** What the reader has beside the certificate; everything was read from files. */
export interface CredentialContext {
  readonly trust: TrustPolicy | null;
  /** UTC milliseconds against which the last day is held. */
  readonly now: number;
  /** Bytes of a signed status list. */
  readonly status: Uint8Array | null;
  /** Records that were verified beside it: by stream. */
  readonly records: ReadonlyMap<string, VerifiedRecord>;
}

/** A bundle that `verify` found consistent. */
export interface VerifiedRecord {
  /** Hexadecimal roots of its case tree at every size the agency logged: it may have grown since. */
  readonly roots: readonly string[];
  readonly agency: Uint8Array;
  /** In a course: credential id → why it was taken back, or null while it stands. Null for a case. */
  readonly certificates: ReadonlyMap<string, string | null> | null;
}

/** The answer of `verify` about a certificate, in the three parts of settled question 6. */
export interface CredentialReport {
  readonly holds: boolean;
  /** What the first line says. */
  readonly verdict:
    | 'trusted'
    | 'signer-unknown'
    | 'not-trusted'
    | 'expired'
    | 'not-yet'
    | 'revoked'
    | 'inconsistent'
    | 'unreadable';
  readonly anchor: Anchor;
  readonly credential: string | null;
  readonly officer: string | null;
  readonly course: string | null;
  readonly signer: { readonly name: string; readonly fingerprint: string } | null;
  readonly problems: readonly Statement[];
  readonly proven: readonly Statement[];
  readonly claimed: readonly Statement[];
  readonly notCovered: readonly Statement[];
}

/** Judges a certificate from its bytes alone, offline. Never throws for bad input. */
export async function verifyCertificate(
  hashing: Hashing,
  bytes: Uint8Array,
  context: CredentialContext,
): Promise<CredentialReport> {
  const json = jsonObject(bytes);
  if (json === null) return unreadable('credential.json', {});
  const read = readCredential(json);
  if ('fault' in read) return unreadable('credential.shape', { path: read.fault });
  const problems: Statement[] = [];
  const key = keyOfDid(read.issuer.did);
  if (key === null || !(await proofHolds(json))) problems.push({ code: 'credential.proof', params: {} });
  judgeTime(read, context.now, problems);
  const status = context.status === null ? null : await readStatusList(context.status);
  judgeStatus(read, context, status, problems);
  judgeRecords(read, key, context, problems);
  const anchor = anchorOf(key, context.trust, read, problems);
  const found = { read, context, status, problems };
  return {
    holds: problems.length === 0,
    verdict: verdictOf(problems, anchor),
    anchor,
    credential: read.id,
    officer: read.officer,
    course: read.title,
    signer: key === null ? null : { name: read.issuer.name, fingerprint: toHex(hashing.sha256(key)) },
    problems,
    proven: has(problems, 'credential.proof') ? [] : proven(found),
    claimed: claimed(read),
    notCovered: notCovered(found),
  };
}

function unreadable(code: string, params: Statement['params']): CredentialReport {
  const nothing = { anchor: 'none', credential: null, officer: null, course: null, signer: null } as const;
  const parts = { proven: [], claimed: [], notCovered: [] };
  return { holds: false, verdict: 'unreadable', ...nothing, problems: [{ code, params }], ...parts };
}

function judgeTime({ validFrom, validUntil }: ReadCredential, now: number, problems: Statement[]): void {
  if (now > validUntil) problems.push({ code: 'credential.expired', params: { until: dayOf(validUntil) } });
  if (now < validFrom) problems.push({ code: 'credential.not-yet', params: { from: dayOf(validFrom) } });
}

function judgeStatus(
  read: ReadCredential,
  { status: given, records }: CredentialContext,
  status: ReadStatus | null,
  problems: Statement[],
): void {
  const course = records.get(courseStream(read));
  const inCourse = course?.certificates?.get(read.id);
  if (given !== null && status === null) problems.push({ code: 'credential.status.unreadable', params: {} });
  if (status !== null && (status.list !== read.status.list || status.issuer !== read.issuer.did))
    problems.push({ code: 'credential.status.other', params: {} });
  if (status?.list === read.status.list && status.revoked(read.status.index))
    problems.push({ code: 'credential.revoked', params: { reason: inCourse ?? '' } });
  else if (typeof inCourse === 'string')
    problems.push({ code: 'credential.revoked', params: { reason: inCourse } });
  if (course !== undefined && inCourse === undefined)
    problems.push({ code: 'credential.not-issued', params: {} });
}

function judgeRecords(
  { records: named }: ReadCredential,
  key: Uint8Array | null,
  { records }: CredentialContext,
  problems: Statement[],
): void {
  for (const [stream, { roots, agency, certificates }] of records) {
    if (key !== null && !equalBytes(agency, key))
      problems.push({ code: 'credential.record.other-agency', params: { stream } });
    if (certificates === null && !rests(named, stream, roots))
      problems.push({ code: 'credential.record.other', params: { stream } });
  }
}

/** True when one of `roots` of `stream` is among the records a certificate names. */
function rests(named: readonly string[], stream: string, roots: readonly string[]): boolean {
  return roots.some((root) => named.includes(`${stream}@${root}`));
}

function anchorOf(
  key: Uint8Array | null,
  trust: TrustPolicy | null,
  { issuer }: ReadCredential,
  problems: Statement[],
): Anchor {
  if (trust === null) return 'none';
  if (key !== null && trust.logs.some((log) => equalBytes(log.publicKey.bytes, key))) return 'trusted';
  problems.push({ code: 'credential.trust.signer', params: { name: issuer.name } });
  return 'not-trusted';
}

function verdictOf(problems: readonly Statement[], anchor: Anchor): CredentialReport['verdict'] {
  if (has(problems, 'credential.proof')) return 'inconsistent';
  if (has(problems, 'credential.revoked')) return 'revoked';
  if (has(problems, 'credential.expired')) return 'expired';
  if (has(problems, 'credential.not-yet')) return 'not-yet';
  if (problems.some(({ code }) => code !== 'credential.trust.signer')) return 'inconsistent';
  return anchor === 'none' ? 'signer-unknown' : anchor;
}

function has(problems: readonly Statement[], code: string): boolean {
  return problems.some((one) => one.code === code);
}

interface Found {
  readonly read: ReadCredential;
  readonly context: CredentialContext;
  readonly status: ReadStatus | null;
  readonly problems: readonly Statement[];
}

function proven({ read, context, status, problems }: Found): readonly Statement[] {
  const { validFrom, validUntil, issuer } = read;
  const counts = { modules: read.modules.length, practices: read.practices.length };
  const inTime = context.now >= validFrom && context.now <= validUntil;
  const listed =
    status !== null && !has(problems, 'credential.status.other') && !has(problems, 'credential.revoked');
  const course = context.records.get(courseStream(read));
  const standing = course?.certificates?.get(read.id) === null;
  const cases = [...context.records].filter(([stream, { roots }]) => rests(read.records, stream, roots));
  return [
    { code: 'unchanged', params: { ...counts, agency: issuer.name } },
    ...(inTime ? [{ code: 'in-time', params: { from: dayOf(validFrom), until: dayOf(validUntil) } }] : []),
    ...(listed ? [{ code: 'not-revoked', params: { at: dayOf(status.at) } }] : []),
    ...(standing ? [{ code: 'in-course', params: {} }] : []),
    ...cases.map(([stream]) => ({ code: 'record', params: { stream } })),
  ];
}

function claimed({ officer, modules, practices, title }: ReadCredential): readonly Statement[] {
  return [
    { code: 'officer', params: { officer, course: title } },
    { code: 'modules', params: { modules: modules.map(({ module }) => module).join(', ') } },
    ...(practices.length > 0 ? [{ code: 'practices', params: { count: practices.length } }] : []),
  ];
}

function notCovered({ read, context, status }: Found): readonly Statement[] {
  const { trust, records } = context;
  const open = read.records.filter((one) => !records.has(one.split('@')[0] ?? ''));
  const asked = status !== null || records.has(courseStream(read));
  return [
    ...(trust === null ? [{ code: 'signer-unknown', params: {} }] : []),
    ...(asked ? [] : [{ code: 'revocation', params: {} }]),
    ...(open.length > 0 ? [{ code: 'records', params: { count: open.length } }] : []),
    { code: 'bearer', params: {} },
    { code: 'skill', params: {} },
  ];
}

function courseStream({ course }: ReadCredential): string {
  return course.replace(/^urn:tracecraft:/, '');
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
