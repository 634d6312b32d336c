import type { CertificateFacts } from './certificate-facts.ts';
import { STATUS_PURPOSE, statusListId } from './status-list.ts';

/** JSON of a credential: plain data. */
export type CredentialJson = Readonly<Record<string, unknown>>;

const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];
const YEARS = 3;

/** The last moment a certificate issued at `issued` counts: three years later, on the same day (UTC). */
export function certificateExpiry(issued: number): number {
  const day = new Date(issued);
  return day.setUTCFullYear(day.getUTCFullYear() + YEARS);
}

/**
 * The unsigned Open Badges 3.0 AchievementCredential (W3C VC data model 2.0). Its text is English: a translation nobody
 * has reviewed is never signed (settled 33).
 */
export function certificateOf(facts: CertificateFacts): CredentialJson {
  const { credential, issuer, course, officer, issued } = facts;
  return {
    '@context': CONTEXTS,
    id: credential,
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: `Certificate: ${course.title}`,
    issuer: { id: issuer.did, type: ['Profile'], name: issuer.name },
    validFrom: stamp(issued),
    validUntil: stamp(certificateExpiry(issued)),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: officer, identityType: 'name' }],
      activityStartDate: stamp(course.starts),
      activityEndDate: stamp(course.ends),
      achievement: achievementOf(facts),
    },
    evidence: facts.records.map(({ stream, root }) => ({
      id: recordUrn(stream, root),
      type: ['Evidence'],
      name: `${stream}@${root}`,
    })),
    credentialStatus: {
      id: `${statusListId(course.stream)}#${facts.statusIndex}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: STATUS_PURPOSE,
      statusListIndex: String(facts.statusIndex),
      statusListCredential: statusListId(course.stream),
    },
  };
}

function achievementOf({ course, modules, practices }: CertificateFacts): CredentialJson {
  return {
    id: `urn:tracecraft:${course.stream}`,
    type: ['Achievement'],
    achievementType: 'CertificateOfCompletion',
    name: course.title,
    description: 'Attended every session of the modules named, and signed the code of conduct.',
    criteria: { narrative: modules.map(({ module, title }) => `${module}: ${title}`).join('\n') },
    alignment: [
      ...modules.map(({ module, title }) => alignment('module', module, title)),
      ...practices.map((practice) => alignment('practice', practice, practice)),
    ],
  };
}

function alignment(kind: 'module' | 'practice', code: string, title: string): CredentialJson {
  const targetUrl = `urn:tracecraft:${kind}:${encodeURIComponent(code)}`;
  return { type: ['Alignment'], targetCode: code, targetName: title, targetFramework: kind, targetUrl };
}

/** `urn:tracecraft:<stream>@<root>`. */
export function recordUrn(stream: string, root: string): string {
  return `urn:tracecraft:${stream}@${root}`;
}

/** Whole seconds, as data integrity proofs write times. */
function stamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
