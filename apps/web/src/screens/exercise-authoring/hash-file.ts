import { createSHA256 } from 'hash-wasm';

const PIECE = 4 * 1024 * 1024;

/** SHA-256 of `file`, read in pieces on this device; `report` gets the part done, 0 to 1. Rejects when it can't be read. */
export async function hashFile(file: Blob, report: (part: number) => void): Promise<string> {
  const hash = await createSHA256();
  for (let at = 0; at < file.size; at += PIECE) {
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    report(Math.min(1, (at + PIECE) / file.size));
  }
  return hash.digest();
}
