/**
 * Checks our proof verification against every inclusion and consistency vector of a checkout of transparency-dev/merkle:
 * `node tools/check-merkle-vectors.ts CHECKOUT/testdata`. The vectors stay where they are; nothing of them is kept here.
 * Ends with 1 when a vector disagrees, or when it has looked at none.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fromBase64, portableHashing as hashing } from '@tracecraft/bytes';
import { consistencyHolds, inclusionHolds } from '@tracecraft/record';

/** Indices and sizes are 64 bits wide, so numbers are read from their own text. */
interface Vector {
  readonly leafIdx: bigint;
  readonly treeSize: bigint;
  readonly size1: bigint;
  readonly size2: bigint;
  readonly root: string;
  readonly root1: string;
  readonly root2: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
}

const judges = {
  inclusion: (v: Vector) =>
    inclusionHolds(
      hashing,
      { leaf: bytes(v.leafHash), index: v.leafIdx, size: v.treeSize, root: bytes(v.root) },
      steps(v),
    ),
  consistency: (v: Vector) =>
    consistencyHolds(
      hashing,
      { size: v.size1, root: bytes(v.root1) },
      { size: v.size2, root: bytes(v.root2) },
      steps(v),
    ),
} as const;

function bytes(base64: string | null): Uint8Array {
  return fromBase64(base64 ?? '');
}

function steps(vector: Vector): readonly Uint8Array[] {
  return (vector.proof ?? []).map(bytes);
}

function readVector(path: string): Vector {
  const revive = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' && context?.source !== undefined ? BigInt(context.source) : value;
  return JSON.parse(readFileSync(path, 'utf8'), revive) as Vector;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : path.endsWith('.json') ? [path] : [];
  });
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node tools/check-merkle-vectors.ts CHECKOUT/testdata');
  process.exit(64);
}
let agreed = 0;
let differed = 0;
for (const [kind, judge] of Object.entries(judges)) {
  const vectors = filesIn(join(folder, kind)).map((path) => ({ path, vector: readVector(path) }));
  const wrong = vectors.filter(({ vector }) => judge(vector) === vector.wantErr);
  for (const { path, vector } of wrong)
    console.error(`${path}: ${vector.desc}: expected ${vector.wantErr ? 'refusal' : 'acceptance'}`);
  const refused = vectors.filter(({ vector }) => vector.wantErr).length;
  console.log(
    `${kind}: ${vectors.length - wrong.length} of ${vectors.length} agree (${vectors.length - refused} to accept, ${refused} to refuse)`,
  );
  agreed += vectors.length - wrong.length;
  differed += wrong.length;
}
console.log(`${agreed} vectors agree, ${differed} differ`);
if (agreed === 0 || differed > 0) process.exit(1);
