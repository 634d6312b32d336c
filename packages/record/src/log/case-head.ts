import { concatBytes, toBase64, toUtf8, type Hashing } from '@tracecraft/bytes';
import { leafHash } from '../merkle.ts';

/** The head of a case tree: how many events the agency had accepted, and their root (32 bytes). */
export interface CaseHead {
  readonly stream: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** Text of a case head; its SHA-256 is what the agency log holds. Same three lines as a checkpoint. */
export function caseHeadText(head: CaseHead): string {
  return `${head.stream}\n${head.size}\n${toBase64(head.root)}\n`;
}

/** Label of the `number`th head of a case: 16 bytes only holders of the case secret can compute or link. */
export function caseLabel(hashing: Hashing, caseSecret: Uint8Array, number: number): Uint8Array {
  const counter = new Uint8Array(8);
  for (let i = 7, left = number; i >= 0; i--, left = Math.floor(left / 256)) counter[i] = left % 256;
  return hashing.hmacSha256(caseSecret, counter).subarray(0, 16);
}

/** The 48 bytes the agency log holds for a case head: label ‖ SHA-256(head text). */
export function caseHeadLeaf(
  hashing: Hashing,
  caseSecret: Uint8Array,
  number: number,
  head: CaseHead,
): Uint8Array {
  return concatBytes(caseLabel(hashing, caseSecret, number), hashing.sha256(toUtf8(caseHeadText(head))));
}

/** Leaf data of an event in its case tree: the 32 bytes of its id. Returns the RFC 6962 leaf hash. */
export function eventLeaf(hashing: Hashing, idBytes: Uint8Array): Uint8Array {
  return leafHash(hashing, idBytes);
}
