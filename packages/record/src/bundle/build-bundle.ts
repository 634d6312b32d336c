import {
  canonicalBytes,
  joinBytes,
  fromHex,
  toBase64,
  toHex,
  toUtf8,
  type Hashing,
  type Json,
} from '@tracecraft/bytes';
import { eventId } from '../entry.ts';
import { eventLeaf } from '../log/case-head.ts';
import { treeRoot } from '../merkle.ts';
import { BLOB_FOLDER, BUNDLE_FORMAT, BUNDLE_VERSION, type Bundle } from './bundle.ts';
import { writeStoredZip, type ZipFile } from './stored-zip.ts';

/** The bundle as bytes. The same parts always give the same bytes. Throws RangeError on values without canonical form. */
export function buildBundle(hashing: Hashing, bundle: Bundle): Uint8Array<ArrayBuffer> {
  const manifest = {
    entries: bundle.entries.length,
    format: BUNDLE_FORMAT,
    root: toHex(caseRoot(hashing, bundle)),
    stream: bundle.stream,
    version: BUNDLE_VERSION,
  };
  const { heads, proof, secret } = bundle.log;
  const log = {
    heads: heads.map(({ index, size }) => ({ index, size })),
    proof: proof.map(toBase64),
    secret: toBase64(secret),
  };
  const blobs = [...bundle.blobs].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return writeStoredZip([
    { name: 'manifest.json', bytes: jsonLines([manifest]) },
    {
      name: 'vkeys',
      bytes: toUtf8([bundle.vkey, ...(bundle.witnesses ?? [])].map((vkey) => `${vkey}\n`).join('')),
    },
    { name: 'checkpoint', bytes: toUtf8(bundle.checkpoint) },
    { name: 'log.json', bytes: jsonLines([log]) },
    { name: 'keys.jsonl', bytes: jsonLines(bundle.keys as unknown as readonly Json[]) },
    { name: 'entries.jsonl', bytes: jsonLines(bundle.entries as unknown as readonly Json[]) },
    ...blobs.map(([sha256, bytes]): ZipFile => ({ name: BLOB_FOLDER + sha256, bytes })),
  ]);
}

/** Root of the case tree over the bundle's entries (32 bytes). */
export function caseRoot(hashing: Hashing, bundle: Pick<Bundle, 'entries'>): Uint8Array {
  return treeRoot(
    hashing,
    bundle.entries.map(({ header }) => eventLeaf(hashing, fromHex(eventId(hashing, header)))),
  );
}

const LINE_FEED = Uint8Array.of(10);

function jsonLines(values: readonly Json[]): Uint8Array {
  return joinBytes(values.flatMap((value) => [canonicalBytes(value), LINE_FEED]));
}
