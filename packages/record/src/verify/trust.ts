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

function readPolicy(hashing: Hashing, lines: readonly string[]): TrustPolicy {
  const logs: VerifierKey[] = [];
  const witnesses = new Map<string, VerifierKey>();
  const groups = new Map<string, { least: number; members: readonly string[] }>();
  const quorums: (string | null)[] = [];
  const known = (name: string): boolean => witnesses.has(name) || groups.has(name);
  lines.forEach((line, i) => {
    const fault = new TrustError(i + 1);
    const [word = '', ...rest] = line.split(/[ \t]+/);
    if (line === '' || word.startsWith('#')) return;
    const [name = '', second = '', ...members] = rest;
    if (word === 'log') logs.push(keyAt(hashing, name, SIGNATURE_TYPE.ed25519, i + 1));
    else if (word === 'witness' && name !== 'none' && !known(name))
      witnesses.set(name, keyAt(hashing, second, SIGNATURE_TYPE.cosignature, i + 1));
    else if (word === 'group' && name !== 'none' && !known(name) && members.every(known)) {
      const least = second === 'all' ? members.length : second === 'any' ? 1 : Number(second);
      if (!(Number.isInteger(least) && least >= 1 && least <= members.length)) throw fault;
      groups.set(name, { least, members });
    } else if (word === 'quorum' && (name === 'none' || known(name)))
      quorums.push(name === 'none' ? null : name);
    else throw fault;
  });
  const [quorum] = quorums;
  if (
    quorum === undefined ||
    quorums.length > 1 ||
    logs.length === 0 ||
    doubled(logs) ||
    doubled([...witnesses.values()])
  )
    throw new TrustError(lines.length);
  return { logs, witnesses, groups, quorum };
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
