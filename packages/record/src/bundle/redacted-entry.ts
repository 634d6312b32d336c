import { fromBase64, fromHex, toBase64, toHex, type Hashing, type Json } from '@tracecraft/bytes';
import { fieldLeaf, fieldsOf, saltOf, type Field } from '../commitment.ts';
import type { Entry } from '../entry.ts';
import type { EventHeader } from '../event.ts';
import { treeRoot } from '../merkle.ts';

/** A shown field with the salt that opens its commitment, or the leaf hash of a withheld one. */
export type RedactedLeaf =
  | { readonly path: string; readonly salt: string; readonly value: Json }
  | { readonly hash: string };

/** An entry some fields of which are withheld: header and signature are untouched, so it still verifies. */
export interface RedactedEntry {
  readonly header: EventHeader;
  readonly signature: string;
  /** In tree order; shown paths ascend. */
  readonly leaves: readonly RedactedLeaf[];
}

export type BundleEntry = Entry | RedactedEntry;

export function isRedacted(entry: BundleEntry): entry is RedactedEntry {
  return 'leaves' in entry;
}

/** `entry` with only the fields that `shows` accepts (by JSON Pointer); the event secret is left out. */
export function redactEntry(hashing: Hashing, entry: Entry, shows: (path: string) => boolean): RedactedEntry {
  const secret = fromBase64(entry.secret);
  const leaf = (field: Field): RedactedLeaf => {
    const salt = saltOf(hashing, secret, field.path);
    if (shows(field.path)) return { path: field.path, salt: toBase64(salt), value: field.value };
    return { hash: toHex(fieldLeaf(hashing, salt, field)) };
  };
  const { header, signature } = entry;
  return { header, signature, leaves: fieldsOf(entry.body as unknown as Json).map(leaf) };
}

/** Root of the commitments a redacted entry shows or withholds, hexadecimal. */
export function redactedRoot(hashing: Hashing, entry: RedactedEntry): string {
  const hashes = entry.leaves.map((leaf) =>
    'hash' in leaf ? fromHex(leaf.hash) : fieldLeaf(hashing, fromBase64(leaf.salt), leaf),
  );
  return toHex(treeRoot(hashing, hashes));
}

/**
 * The shown fields as a body with gaps. Withheld list items leave no hole: later ones move up.
 * Undefined when paths don't ascend, or one stands both for a value and for a container.
 */
export function shownBody(entry: RedactedEntry): { readonly [key: string]: Json } | undefined {
  const root = new Map<string, Tree>();
  let last = '';
  for (const leaf of entry.leaves) {
    if ('hash' in leaf) continue;
    if (leaf.path <= last || !place(root, leaf.path.slice(1).split('/'), leaf.value)) return undefined;
    last = leaf.path;
  }
  return asJson(root) as { readonly [key: string]: Json };
}

type Tree = Map<string, Tree> | { readonly value: Json };

function place(tree: Map<string, Tree>, [name = '', ...rest]: readonly string[], value: Json): boolean {
  const known = tree.get(name);
  if (rest.length === 0) {
    tree.set(name, { value });
    return known === undefined;
  }
  if (known !== undefined && !(known instanceof Map)) return false;
  const inner = known ?? new Map<string, Tree>();
  tree.set(name, inner);
  return place(inner, rest, value);
}

function asJson(tree: Tree): Json {
  if (!(tree instanceof Map)) return tree.value;
  const entries = [...tree].map(([name, inner]) => [name, asJson(inner)] as const);
  if (entries.length > 0 && entries.every(([name]) => /^(0|[1-9][0-9]*)$/.test(name)))
    return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
  return Object.fromEntries(entries);
}
