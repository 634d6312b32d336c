import { equalBytes, toHex, type Hashing } from '@tracecraft/bytes';
import { BundleError } from '../bundle/bundle-error.ts';
import { openBundle, type OpenedBundle } from '../bundle/open-bundle.ts';
import type { VerifySignature } from '../key.ts';
import { parseVkey, SIGNATURE_TYPE, type VerifierKey } from '../log/verifier-key.ts';
import { readEnrolments, sameKey, type EnrolledKeys } from './enrolment.ts';
import { collectProblems, type Anchor, type Problems, type Statement, type VerifyReport } from './report.ts';
import { quorumMet, type TrustPolicy } from './trust.ts';
import { verifyCheckpoint, verifyHeads, type VerifiedCheckpoint } from './verify-log.ts';
import { verifyEvents, type VerifiedEvents } from './verify-events.ts';

/** What verifying needs from its host. */
export interface VerifyPorts {
  readonly hashing: Hashing;
  readonly verify: VerifySignature;
  /** Told now and then how many events are done. */
  readonly progress?: (done: number, total: number) => void;
}

export interface VerifyOptions {
  /** Whom the reader trusts (`readTrust`); without it the signer stays unknown. */
  readonly trust?: TrustPolicy | null;
}

const UNREAD = {
  setting: null,
  stream: null,
  events: 0,
  signer: null,
  proven: [],
  claimed: [],
  notCovered: [],
};

/**
 * Verifies a bundle from its bytes alone (docs/spec/record.md §verify). Never throws for what the bundle holds: whatever
 * is wrong is a problem in the report. Asks no server; says nothing about practices (see `check`).
 */
export async function verifyBundle(
  bytes: Uint8Array,
  ports: VerifyPorts,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const trust = options.trust ?? null;
  try {
    return await verifyOpened(openBundle(bytes), ports, trust);
  } catch (problem) {
    if (!(problem instanceof BundleError)) throw problem;
    const problems = [{ code: problem.code, params: problem.params }];
    const anchor = trust === null ? 'none' : 'not-trusted';
    return {
      ...UNREAD,
      holds: false,
      verdict: problem.unreadable ? 'unreadable' : 'inconsistent',
      anchor,
      problems,
    };
  }
}

async function verifyOpened(
  bundle: OpenedBundle,
  ports: VerifyPorts,
  trust: TrustPolicy | null,
): Promise<VerifyReport> {
  const { hashing, verify } = ports;
  const problems = collectProblems();
  const agency = readKey(hashing, bundle.vkey, 0, SIGNATURE_TYPE.ed25519);
  const witnesses = (bundle.witnesses ?? []).map((vkey, i) =>
    readKey(hashing, vkey, i + 1, SIGNATURE_TYPE.cosignature),
  );

  const checkpoint = await verifyCheckpoint(verify, bundle.checkpoint, agency, witnesses, problems);
  const enrolled = await readEnrolments(hashing, verify, agency.publicKey, bundle.keys, problems);
  const events = await verifyEvents(ports, bundle, agency.publicKey, enrolled, problems);
  checkBlobs(hashing, bundle, problems);
  checkManifest(bundle, events, problems);
  if (checkpoint !== undefined) verifyHeads(hashing, bundle, events.tree, checkpoint, problems);
  const cosigned = trustedCosigners(trust, witnesses);
  const anchor = anchorOf(agency, checkpoint, trust, cosigned, problems);

  const consistent = problems.count === 0;
  const found = { bundle, agency, checkpoint, enrolled, events, cosigned, trust };
  return {
    holds: consistent && anchor !== 'not-trusted',
    verdict: consistent || onlyTrust(problems) ? 'consistent' : 'inconsistent',
    anchor,
    setting: events.setting,
    stream: bundle.stream,
    events: bundle.entries.length,
    signer: { name: agency.name, fingerprint: toHex(hashing.sha256(agency.publicKey.bytes)) },
    problems: problems.list(),
    proven: onlyTrust(problems) ? proven(found) : [],
    claimed: claimed(found),
    notCovered: notCovered(found),
  };
}

function readKey(hashing: Hashing, vkey: string, index: number, type: number): VerifierKey {
  try {
    const key = parseVkey(hashing, vkey);
    if (key.type === type) return key;
  } catch {
    // told below, with its line
  }
  throw new BundleError('bundle.malformed', { file: 'vkeys', line: index + 1, path: '' });
}

function checkBlobs(hashing: Hashing, bundle: OpenedBundle, problems: Problems): void {
  for (const [sha256, bytes] of bundle.blobs)
    if (toHex(hashing.sha256(bytes)) !== sha256) problems.add('blob.digest', { sha256 });
}

function checkManifest(
  { manifest, entries }: OpenedBundle,
  { tree }: VerifiedEvents,
  problems: Problems,
): void {
  if (manifest.entries !== entries.length)
    problems.add('manifest.entries', { said: manifest.entries, found: entries.length });
  if (manifest.root !== toHex(tree.root())) problems.add('manifest.root');
}

/** Policy names of the witnesses that cosigned; every witness of the bundle is known to have, or is a problem. */
function trustedCosigners(trust: TrustPolicy | null, witnesses: readonly VerifierKey[]): ReadonlySet<string> {
  const named = [...(trust?.witnesses ?? [])].filter(([, key]) => witnesses.some((one) => isSame(one, key)));
  return new Set(named.map(([name]) => name));
}

function isSame(a: VerifierKey, b: VerifierKey): boolean {
  return a.name === b.name && equalBytes(a.id, b.id) && sameKey(a.publicKey, b.publicKey);
}

function anchorOf(
  agency: VerifierKey,
  checkpoint: VerifiedCheckpoint | undefined,
  trust: TrustPolicy | null,
  cosigned: ReadonlySet<string>,
  problems: Problems,
): Anchor {
  if (trust === null) return 'none';
  const named = trust.logs.some((log) => isSame(log, agency));
  if (!named) problems.add('trust.signer', { name: agency.name });
  const met = quorumMet(trust, cosigned);
  if (!met) problems.add('trust.quorum', { quorum: trust.quorum ?? '' });
  return named && met && checkpoint !== undefined ? 'trusted' : 'not-trusted';
}

/** True when nothing is wrong but that the reader doesn't trust who signed. */
function onlyTrust(problems: Problems): boolean {
  return problems.list().every(({ code }) => code.startsWith('trust.'));
}

interface Found {
  readonly bundle: OpenedBundle;
  readonly agency: VerifierKey;
  readonly checkpoint: VerifiedCheckpoint | undefined;
  readonly enrolled: EnrolledKeys;
  readonly events: VerifiedEvents;
  readonly cosigned: ReadonlySet<string>;
  readonly trust: TrustPolicy | null;
}

function proven({ bundle, agency, checkpoint, events, cosigned }: Found): readonly Statement[] {
  return [
    { code: 'unchanged', params: { events: bundle.entries.length, fields: events.fields - events.withheld } },
    { code: 'signed', params: { keys: events.keys, agency: agency.name } },
    { code: 'no-holes', params: { feeds: events.feeds.feeds } },
    { code: 'grown', params: { heads: bundle.log.heads.length } },
    {
      code: 'logged',
      params: {
        index: bundle.log.heads.at(-1)?.index ?? 0,
        size: checkpoint?.size ?? 0,
        agency: agency.name,
      },
    },
    ...(bundle.blobs.size > 0 ? [{ code: 'attachments', params: { count: bundle.blobs.size } }] : []),
    ...[...cosigned].map((name) => ({ code: 'cosigned', params: { name } })),
  ];
}

function claimed({ enrolled, events }: Found): readonly Statement[] {
  const { wentBack } = events.feeds;
  return [
    ...events.claims.statements(),
    ...(wentBack > 0 ? [{ code: 'clock-went-back', params: { count: wentBack } }] : []),
    ...[...enrolled.revoked].map(([key, reason]) => ({
      code: 'key-revoked',
      params: { name: enrolled.enrolments.get(key)?.name ?? key, reason },
    })),
  ];
}

function notCovered({ events, cosigned, trust }: Found): readonly Statement[] {
  return [
    ...(trust === null ? [{ code: 'signer-unknown', params: {} }] : []),
    ...(cosigned.size === 0 ? [{ code: 'no-witness', params: {} }] : []),
    { code: 'newer-heads', params: {} },
    { code: 'never-recorded', params: {} },
    { code: 'no-time-stamp', params: {} },
    ...(events.withheld > 0 ? [{ code: 'withheld', params: { count: events.withheld } }] : []),
    { code: 'practices', params: {} },
  ];
}
