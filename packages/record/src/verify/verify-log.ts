import { equalBytes, toUtf8, type Hashing } from '@tracecraft/bytes';
import type { Bundle } from '../bundle/bundle.ts';
import type { VerifySignature } from '../key.ts';
import { parseCheckpoint, type Checkpoint } from '../log/checkpoint.ts';
import { caseHeadLeaf } from '../log/case-head.ts';
import { noteState, parseNote, type SignedNote } from '../log/signed-note.ts';
import type { VerifierKey } from '../log/verifier-key.ts';
import { leafHash } from '../merkle.ts';
import { rootFromSharedInclusion } from '../tree/verify-proof.ts';
import type { MerkleTree } from '../tree/merkle-tree.ts';
import type { Problems } from './report.ts';

/** The agency's signed checkpoint, once its form and signature hold. */
export interface VerifiedCheckpoint extends Checkpoint {
  readonly note: SignedNote;
}

/**
 * Reads and checks the checkpoint: the agency's line first, then one line for each of `witnesses`, nothing else, so that
 * no byte of it goes unchecked. Problems: `checkpoint.form`, `checkpoint.origin`, `checkpoint.signature`, `checkpoint.cosignature`.
 */
export async function verifyCheckpoint(
  verify: VerifySignature,
  text: string,
  agency: VerifierKey,
  witnesses: readonly VerifierKey[],
  problems: Problems,
): Promise<VerifiedCheckpoint | undefined> {
  const read = attempt(() => {
    const note = parseNote(toUtf8(text));
    return { ...parseCheckpoint(note.text), note };
  });
  if (read === undefined) {
    problems.add('checkpoint.form');
    return undefined;
  }
  if (read.origin !== agency.name) problems.add('checkpoint.origin', { origin: read.origin });
  if ((await noteState(verify, read.note, agency)) !== 'held')
    problems.add('checkpoint.signature', { name: agency.name });
  const known = [agency, ...witnesses];
  if (read.note.signatures.length !== known.length) problems.add('checkpoint.form');
  for (const witness of witnesses)
    if ((await noteState(verify, read.note, witness)) !== 'held')
      problems.add('checkpoint.cosignature', { name: witness.name });
  return read;
}

/**
 * Every head the agency logged for the case is a prefix of this case tree, carries its label, and is in the log under
 * the checkpoint; the last covers every event. Problems: `log.heads`, `log.head-newest`, `log.inclusion`.
 */
export function verifyHeads(
  hashing: Hashing,
  bundle: Bundle,
  tree: MerkleTree,
  checkpoint: Checkpoint,
  problems: Problems,
): void {
  const { heads, proof, secret } = bundle.log;
  const ascend = heads.every(({ index, size }, i) => {
    const before = heads[i - 1];
    return (
      size <= tree.size &&
      index < checkpoint.size &&
      (before === undefined || (index > before.index && size > before.size))
    );
  });
  if (heads.length === 0 || !ascend) return problems.add('log.heads');
  if (heads.at(-1)?.size !== tree.size)
    problems.add('log.head-newest', { size: heads.at(-1)?.size ?? 0, events: tree.size });
  const leaves = heads.map(({ index, size }, number) => {
    const head = { stream: bundle.stream, size, root: tree.root(size) };
    return { index, hash: leafHash(hashing, caseHeadLeaf(hashing, secret, number, head)) };
  });
  const root = rootFromSharedInclusion(hashing, leaves, checkpoint.size, proof);
  if (root === undefined || !equalBytes(root, checkpoint.root))
    problems.add('log.inclusion', { heads: heads.length });
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
