import { fromBase64, type Hashing } from '@tracecraft/bytes';
import type { Bundle } from '../bundle/bundle.ts';
import { keyId, type PublicKey, type VerifySignature } from '../key.ts';
import { eventLeaf } from '../log/case-head.ts';
import { createMerkleTree, type MerkleTree } from '../tree/merkle-tree.ts';
import { belongsIn, kindNamed } from '../vocabulary.ts';
import { gatherClaims, type Claims } from './claims.ts';
import type { EnrolledKeys, Enrolment } from './enrolment.ts';
import { followFeeds, type FeedFollower } from './feeds.ts';
import { kindFault, type JudgedBody } from './kind-fault.ts';
import { openEvent, type OpenedEvent } from './opened-event.ts';
import { followReferences, type References } from './references.ts';
import type { Problems } from './report.ts';

/** Signatures in flight while the next events are hashed: enough to keep a second core busy. */
const IN_FLIGHT = 256;

/** What the events of a bundle add up to. */
export interface VerifiedEvents {
  readonly tree: MerkleTree;
  readonly setting: string | null;
  readonly feeds: FeedFollower;
  readonly references: References;
  readonly claims: Claims;
  readonly fields: number;
  readonly withheld: number;
  readonly keys: number;
}

export interface EventPorts {
  readonly hashing: Hashing;
  readonly verify: VerifySignature;
  /** Told now and then how many events are done. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** Checks every event of `bundle`: form, commitment, key, signature, feed, references. `line` in problems counts from 1. */
export async function verifyEvents(
  ports: EventPorts,
  bundle: Bundle,
  agency: PublicKey,
  enrolled: EnrolledKeys,
  problems: Problems,
): Promise<VerifiedEvents> {
  const { hashing } = ports;
  const tree = createMerkleTree(hashing);
  const feeds = followFeeds(hashing, problems);
  const references = followReferences(problems);
  const claims = gatherClaims();
  const agencyId = keyId(hashing, agency);
  const settings: (string | null)[] = [];
  const keys = new Set<string>();
  let [fields, withheld] = [0, 0];
  let earlier: Promise<void>[] = [];
  let pending: Promise<void>[] = [];

  for (const [i, entry] of bundle.entries.entries()) {
    const line = i + 1;
    const event = openEvent(hashing, entry);
    if (event === undefined || entry.header.stream !== bundle.stream) {
      problems.add('event.form', { line });
      continue;
    }
    const enrolment = enrolled.enrolments.get(event.header.key);
    const publicKey = event.header.key === agencyId ? agency : enrolment?.publicKey;
    checkEvent(event, line, publicKey === agency ? undefined : enrolment, problems);
    if (publicKey === undefined) problems.add('event.key', { line });
    else pending.push(checkSignature(ports.verify, publicKey, event, line, problems));
    tree.append(eventLeaf(hashing, event.idBytes));
    feeds.follow(event, line);
    references.note(event, line);
    claims.note(event, enrolment);
    if (event.header.kind === 'case.opened') settings.push(settingOf(event, line, settings, problems));
    keys.add(event.header.key);
    fields += event.fields;
    withheld += event.withheld;
    if (pending.length >= IN_FLIGHT) {
      ports.progress?.(line, bundle.entries.length);
      await Promise.all(earlier);
      [earlier, pending] = [pending, []];
    }
  }
  await Promise.all([...earlier, ...pending]);
  references.close(bundle.blobs);
  if (bundle.stream.startsWith('course:')) {
    if (bundle.entries[0]?.header.kind !== 'course.opened') problems.add('course.opened', {});
  } else if (settings.length === 0) problems.add('case.opened', {});
  return { tree, setting: settings[0] ?? null, feeds, references, claims, fields, withheld, keys: keys.size };
}

function checkEvent(
  event: OpenedEvent,
  line: number,
  enrolment: Enrolment | undefined,
  problems: Problems,
): void {
  const { header, body } = event;
  if (!event.committed) problems.add('event.commitment', { line, kind: header.kind });
  const fault = kindFault(header.kind, body as JudgedBody, { complete: event.withheld === 0 });
  if (fault !== undefined) problems.add('event.schema', { line, kind: header.kind, path: fault });
  const known = kindNamed(header.kind) !== undefined;
  if (
    header.kind === 'key.enrolled' ||
    header.kind === 'key.revoked' ||
    (known && !belongsIn(header.kind, header.stream))
  )
    problems.add('event.foreign-kind', { line, kind: header.kind });
  if (enrolment !== undefined && body.performer !== undefined && body.performer !== enrolment.person)
    problems.add('event.performer', { line, performer: body.performer });
}

async function checkSignature(
  verify: VerifySignature,
  key: PublicKey,
  event: OpenedEvent,
  line: number,
  problems: Problems,
): Promise<void> {
  if (!(await verify(key, event.headerBytes, fromBase64(event.signature))))
    problems.add('event.signature', { line, kind: event.header.kind });
}

/**
 * The setting an opening shows. The first opening comes first; two devices may both have opened the case before they
 * met, and then the later one must repeat the setting.
 */
function settingOf(
  { body }: OpenedEvent,
  line: number,
  earlier: readonly (string | null)[],
  problems: Problems,
): string | null {
  const setting = body.fields?.['setting'];
  const known = kindNamed('case.opened')?.fields['setting']?.choices ?? [];
  if (earlier.length === 0 && line !== 1) problems.add('case.opened-late', { line });
  if (typeof setting !== 'string' || !known.includes(setting)) {
    problems.add('case.setting', { line });
    return null;
  }
  if (earlier.length > 0 && earlier[0] !== setting) problems.add('case.setting-changed', { line });
  return setting;
}
