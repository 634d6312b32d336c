import { randomUUID } from 'node:crypto';
import { toHex } from '@tracecraft/bytes';
import {
  certificateExpiry,
  certificateGrounds,
  certificateOf,
  statusIndexFree,
  statusIndexOf,
  type Certificate,
  type CertificateGround,
  type CourseState,
  type RestsOn,
} from '@tracecraft/course';
import { credentialBytes, didOfKey, signCredential } from '@tracecraft/documents';
import type { SignedCertificate } from '@tracecraft/protocol';
import { nodeHashing } from '../adapters/node-hashing.ts';
import { serverTeam, type CourseRecord } from '../courses/course-record.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { entriesOf } from '../results/case-score.ts';
import type { Services } from '../services.ts';

type Needs = Pick<Services, 'store' | 'agency' | 'heads' | 'library' | 'shelf' | 'now'>;

/**
 * Signs a certificate for `account` as the record of the course stands. Nothing is recorded: the office's device writes
 * `certificate.issued`. Throws `certificate.not-due` or `certificate.already`.
 */
export async function issueCertificate(
  needs: Needs,
  record: CourseRecord,
  account: string,
): Promise<SignedCertificate> {
  const state = record.whole;
  const { opened } = state;
  const ground = certificateGrounds(state).find((one) => one.account === account);
  if (ground === undefined || opened === null) throw new ApiProblem('certificate.not-due', { account });
  if (state.certificates.some((one) => one.account === account && one.revoked === null))
    throw new ApiProblem('certificate.already', { account });
  const { signer, name } = needs.agency;
  const issued = needs.now();
  const credential = freshId(state.certificates);
  const { records, practices } = await restsOn(needs, record.stream, ground);
  const unsigned = certificateOf({
    credential,
    issuer: { did: didOfKey(signer.publicKey.bytes), name },
    course: { stream: state.stream, title: opened.title, starts: opened.starts, ends: opened.ends },
    officer: ground.officer,
    modules: ground.modules,
    practices,
    records,
    issued,
    statusIndex: statusIndexOf(nodeHashing, credential),
  });
  const signed = await signCredential(unsigned, signer, issued);
  return {
    credential,
    modules: ground.modules.map(({ module }) => module),
    practices,
    roots: records.map(({ stream, root }) => `${stream}@${root}`),
    expires: certificateExpiry(issued),
    file: new TextDecoder().decode(credentialBytes(signed)),
  };
}

/** An id whose place in the status list is nobody else's. */
function freshId(certificates: readonly Certificate[]): string {
  for (;;) {
    const credential = `urn:uuid:${randomUUID()}`;
    if (statusIndexFree(nodeHashing, certificates, credential)) return credential;
  }
}

/** The cases the officer worked in, up to their newest logged head, the course itself, and the practices in force there. */
async function restsOn(
  { store, heads, library, shelf }: Needs,
  course: CourseState['stream'],
  { account, runs }: CertificateGround,
): Promise<{ readonly records: readonly RestsOn[]; readonly practices: readonly string[] }> {
  await heads.flush();
  const mine = new Set(runs.map(({ run, team }) => `${run}\n${serverTeam(course, team)}`));
  const practices = new Set<string>();
  const streams: string[] = [];
  for (const row of await store.cases({ course })) {
    if (!mine.has(`${row.run}\n${row.team}`)) continue;
    const entries = await entriesOf(store, row.stream);
    if (!entries.some(({ entry }) => entry.body.performer === account)) continue;
    streams.push(row.stream);
    for (const { id, version } of shelf.inForce(library.exercise(row.exercise)).practices)
      practices.add(`${id}@${version}`);
  }
  const records: RestsOn[] = [];
  for (const stream of [...streams.toSorted(), course]) {
    const head = (await store.headsOf(stream)).at(-1);
    if (head !== undefined) records.push({ stream, root: toHex(head.root) });
  }
  return { records, practices: [...practices].toSorted() };
}
