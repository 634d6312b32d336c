/**
 * Verifies a bundle of N events (default 2,000; `node bench/record/verify.ts 100000`) and, in the same process, the bare
 * signatures of the same events. Prints one line of JSON: events a second, signatures a second, and their ratio.
 */
import { generateKeyPairSync, hash, sign, webcrypto } from 'node:crypto';
import { fromBase64, oneShotHashing } from '@tracecraft/bytes';
import {
  buildBundle,
  headerBytes,
  verifyBundle,
  webCryptoKeys,
  type KeyAlgorithm,
  type PublicKey,
  type Signer,
} from '@tracecraft/record';
import { sampleCase } from '../../vectors/record/sample-case.ts';

const IN_FLIGHT = 256;
const ROUNDS = 3;
const events = Number(process.argv[2] ?? 2_000);

const hashing = oneShotHashing((bytes) => {
  const digest = hash('sha256', bytes, 'binary');
  const bytesOut = new Uint8Array(32);
  for (let i = 0; i < 32; i++) bytesOut[i] = digest.charCodeAt(i);
  return bytesOut;
});

const signers = new Map<string, Signer>();
function nativeSigner(seed: string, algorithm: KeyAlgorithm = 'ed25519'): Signer {
  const known = signers.get(seed) ?? freshSigner(algorithm);
  signers.set(seed, known);
  return known;
}

function freshSigner(algorithm: KeyAlgorithm): Signer {
  const { publicKey, privateKey } =
    algorithm === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const bytes = new Uint8Array(spki.subarray(algorithm === 'ed25519' ? -32 : -65));
  const digest = algorithm === 'ed25519' ? null : 'sha256';
  return {
    publicKey: { algorithm, bytes },
    sign: async (message) =>
      new Uint8Array(sign(digest, message, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
  };
}

const { bundle } = await sampleCase({ more: events - 4, signerOf: nativeSigner, heads: 20 });
const bytes = buildBundle(hashing, bundle);
const { verify } = webCryptoKeys(webcrypto.subtle, hashing);

/** The same signatures and nothing else, with as many in flight. */
async function bareSignatures(): Promise<number> {
  const keyOf = new Map<string, PublicKey>();
  const candidates = [...signers.values()].map((signer) => signer.publicKey);
  const work = [];
  for (const { header, signature } of bundle.entries) {
    const message = headerBytes(header);
    const decoded = fromBase64(signature);
    let key = keyOf.get(header.key);
    for (const candidate of key === undefined ? candidates : [])
      if (await verify(candidate, message, decoded)) key = candidate;
    if (key === undefined) throw new Error('no key signed this event');
    keyOf.set(header.key, key);
    work.push({ key, message, decoded });
  }
  const start = performance.now();
  for (let i = 0; i < work.length; i += IN_FLIGHT) {
    const batch = await Promise.all(
      work.slice(i, i + IN_FLIGHT).map(({ key, message, decoded }) => verify(key, message, decoded)),
    );
    if (batch.includes(false)) throw new Error('a signature of the bench does not hold');
  }
  return performance.now() - start;
}

async function wholeBundle(): Promise<number> {
  const start = performance.now();
  const report = await verifyBundle(bytes, { hashing, verify });
  if (!report.holds)
    throw new Error(`the bundle of the bench does not hold: ${JSON.stringify(report.problems)}`);
  return performance.now() - start;
}

async function hashingAlone(): Promise<number> {
  const start = performance.now();
  await verifyBundle(bytes, { hashing, verify: async () => true });
  return performance.now() - start;
}

/** The shortest of several rounds: other work on the machine can only lengthen one. */
async function shortest(work: () => Promise<number>): Promise<number> {
  const rounds = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push(await work());
  return Math.min(...rounds);
}

await wholeBundle();
const bareMs = await shortest(bareSignatures);
const wholeMs = await shortest(wholeBundle);
const hashMs = await shortest(hashingAlone);
const perSecond = (ms: number): number => Math.round((events / ms) * 1_000);
console.log(
  JSON.stringify({
    figures: {
      'events verified a second': perSecond(wholeMs),
      'bare signatures a second': perSecond(bareMs),
      'verified a second, signatures left out': perSecond(hashMs),
      'time of verify against bare signatures': Math.round((wholeMs / bareMs) * 100) / 100,
      'bundle, bytes an event': Math.round(bytes.length / events),
    },
    notes: `${events.toLocaleString('en')} events, one in eight signed with P-256, the others with Ed25519; Web Cryptography of Node, ${IN_FLIGHT} in flight; shortest of ${ROUNDS} rounds.`,
  }),
);
