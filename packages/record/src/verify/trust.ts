import { toHex, type Hashing } from '@tracecraft/bytes';
import { parseVkey, SIGNATURE_TYPE, type VerifierKey } from '../log/verifier-key.ts';

/** Who the reader trusts: any of these logs, cosigned by that quorum (C2SP tlog-policy). */
export interface TrustPolicy {
  readonly logs: readonly VerifierKey[];
  readonly witnesses: ReadonlyMap<string, VerifierKey>;
  readonly groups: ReadonlyMap<string, { readonly least: number; readonly members: readonly string[] }>;
  /** Name of a witness or group; null for `none`. */
  readonly quorum: string | null;
}

/** A policy line that can't be read; `line` counts from 1. */
export class TrustError extends Error {
  readonly code = 'trust.malformed';
  readonly params: { readonly line: number };

  constructor(line: number) {
    super(`trust policy, line ${line}`);
    this.params = { line };
  }
}

/**
 * Reads either one verifier key or a policy: lines `log <vkey> [url]`, `witness <name> <vkey> [url]`,
 * `group <name> all|any|<k> <name>…`, `quorum <name>|none`, comments with `#`. Throws {@link TrustError}.
 */
export function readTrust(hashing: Hashing, text: string): TrustPolicy {
  const lines = text.split('\n').map((line) => line.trim());
  const spoken = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const [only, ...others] = spoken;
  if (only !== undefined && others.length === 0 && !/\s/.test(only))
    return {
      logs: [keyAt(hashing, only, SIGNATURE_TYPE.ed25519, 1)],
      witnesses: new Map(),
      groups: new Map(),
      quorum: null,
    };
  return readPolicy(hashing, lines);
}

interface Draft {
  readonly logs: VerifierKey[];
  readonly witnesses: Map<string, VerifierKey>;
  readonly groups: Map<string, { readonly least: number; readonly members: readonly string[] }>;
  readonly quorums: (string | null)[];
  /** Names already in a group: nobody counts twice. */
  readonly grouped: Set<string>;
}

function readPolicy(hashing: Hashing, lines: readonly string[]): TrustPolicy {
  const draft: Draft = { logs: [], witnesses: new Map(), groups: new Map(), quorums: [], grouped: new Set() };
  lines.forEach((line, i) => {
    if (line !== '' && !line.startsWith('#')) readLine(hashing, draft, line.split(/[ \t]+/), i + 1);
  });
  const { logs, witnesses, groups, quorums } = draft;
  const [quorum] = quorums;
  if (quorum === undefined || quorums.length > 1 || logs.length === 0) throw new TrustError(lines.length);
  if (doubled(logs) || doubled([...witnesses.values()])) throw new TrustError(lines.length);
  return { logs, witnesses, groups, quorum };
}

function readLine(hashing: Hashing, draft: Draft, words: readonly string[], line: number): void {
  const [word, name = '', second = '', ...members] = words;
  const known = (one: string): boolean => draft.witnesses.has(one) || draft.groups.has(one);
  const fresh = name !== 'none' && !known(name);
  const groupable = (one: string): boolean => known(one) && draft.grouped.size < draft.grouped.add(one).size;
  if (word === 'log') draft.logs.push(keyAt(hashing, name, SIGNATURE_TYPE.ed25519, line));
  else if (word === 'witness' && fresh)
    draft.witnesses.set(name, keyAt(hashing, second, SIGNATURE_TYPE.cosignature, line));
  else if (word === 'group' && fresh && members.every(groupable))
    draft.groups.set(name, groupOf(second, members, line));
  else if (word === 'quorum' && name === 'none') draft.quorums.push(null);
  else if (word === 'quorum' && known(name)) draft.quorums.push(name);
  else throw new TrustError(line);
}

function groupOf(
  rule: string,
  members: readonly string[],
  line: number,
): { readonly least: number; readonly members: readonly string[] } {
  const least = rule === 'all' ? members.length : rule === 'any' ? 1 : Number(rule);
  if (!(Number.isInteger(least) && least >= 1 && least <= members.length)) throw new TrustError(line);
  return { least, members };
}

function keyAt(hashing: Hashing, vkey: string, type: number, line: number): VerifierKey {
  try {
    const key = parseVkey(hashing, vkey);
    if (key.type === type) return key;
  } catch {
    // told below, with its line
  }
  throw new TrustError(line);
}

function doubled(keys: readonly VerifierKey[]): boolean {
  return new Set(keys.map((key) => toHex(key.publicKey.bytes))).size !== keys.length;
}

/** Whether the cosigning witnesses meet the policy's quorum. */
export function quorumMet(policy: TrustPolicy, cosigned: ReadonlySet<string>): boolean {
  const met = (name: string): boolean => {
    const group = policy.groups.get(name);
    if (group === undefined) return cosigned.has(name);
    return group.members.filter(met).length >= group.least;
  };
  return policy.quorum === null || met(policy.quorum);
}
