import { toHex, type Hashing } from '@tracecraft/bytes';
import { keyId, type KeyAlgorithm, type PublicKey, type Signer, type VerifySignature } from './key.ts';

/** A Web Cryptography key handle; its secret part may be non-extractable. */
export interface WebKey {
  readonly type: string;
  readonly extractable: boolean;
  readonly algorithm: { readonly name: string };
}

export interface WebKeyPair {
  readonly publicKey: WebKey;
  readonly privateKey: WebKey;
}

/** RFC 7517 key as JSON: `OKP`/`Ed25519` or `EC`/`P-256`, with `d` for the secret part. */
export interface KeyJwk {
  kty?: string;
  crv?: string;
  x?: string;
  y?: string;
  d?: string;
}

interface WebAlgorithm {
  name: string;
  namedCurve: string;
  hash: string;
}

/** The five calls of `SubtleCrypto` used here; `crypto.subtle` of a browser and of Node ≥ 20 both fit. */
export interface SubtlePort {
  importKey(
    format: 'raw' | 'jwk',
    data: Uint8Array<ArrayBuffer> | KeyJwk,
    algorithm: WebAlgorithm,
    extractable: boolean,
    usages: ('sign' | 'verify')[],
  ): Promise<WebKey>;
  exportKey(format: 'raw' | 'jwk', key: WebKey): Promise<unknown>;
  generateKey(algorithm: WebAlgorithm, extractable: boolean, usages: ('sign' | 'verify')[]): Promise<unknown>;
  sign(algorithm: WebAlgorithm, key: WebKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  verify(
    algorithm: WebAlgorithm,
    key: WebKey,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

/** Keys of one host: both algorithms of the record over its Web Cryptography. */
export interface WebCryptoKeys {
  readonly verify: VerifySignature;
  generate(algorithm: KeyAlgorithm, extractable: boolean): Promise<WebKeyPair>;
  /** Signer over a key pair, or over a private JWK. */
  signerFrom(key: WebKeyPair | KeyJwk): Promise<Signer>;
  /** The private key as JWK; rejects when the key is not extractable. */
  exportJwk(pair: WebKeyPair): Promise<KeyJwk>;
}

const parameters: Readonly<Record<KeyAlgorithm, WebAlgorithm>> = {
  ed25519: { name: 'Ed25519', namedCurve: 'Ed25519', hash: 'SHA-512' },
  p256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
};
const KEY_BYTES: Readonly<Record<KeyAlgorithm, number>> = { ed25519: 32, p256: 65 };
const SIGNATURE_BYTES = 64;

/** Ed25519 (RFC 8032) and P-256 (ECDSA with SHA-256, raw r ‖ s) over `subtle`. */
export function webCryptoKeys(subtle: SubtlePort, hashing: Hashing): WebCryptoKeys {
  const imported = new Map<string, Promise<WebKey | undefined>>();

  function importPublic(key: PublicKey): Promise<WebKey | undefined> {
    const id = keyId(hashing, key);
    const known = imported.get(id);
    if (known !== undefined) return known;
    const fresh = subtle
      .importKey('raw', new Uint8Array(key.bytes), parameters[key.algorithm], true, ['verify'])
      .catch(() => undefined);
    imported.set(id, fresh);
    return fresh;
  }

  return {
    async verify(key, message, signature) {
      if (key.bytes.length !== KEY_BYTES[key.algorithm] || signature.length !== SIGNATURE_BYTES) return false;
      const handle = await importPublic(key);
      if (handle === undefined) return false;
      return subtle.verify(
        parameters[key.algorithm],
        handle,
        new Uint8Array(signature),
        new Uint8Array(message),
      );
    },
    async generate(algorithm, extractable) {
      return (await subtle.generateKey(parameters[algorithm], extractable, ['sign', 'verify'])) as WebKeyPair;
    },
    async signerFrom(key) {
      const pair = isPair(key) ? key : await pairFromJwk(subtle, key);
      return signerOver(subtle, pair);
    },
    async exportJwk(pair) {
      return (await subtle.exportKey('jwk', pair.privateKey)) as KeyJwk;
    },
  };
}

function isPair(key: WebKeyPair | KeyJwk): key is WebKeyPair {
  return 'privateKey' in key;
}

async function pairFromJwk(subtle: SubtlePort, jwk: KeyJwk): Promise<WebKeyPair> {
  const { kty, crv, x, y, d } = jwk;
  if (d === undefined) throw new RangeError('the JWK holds no private key');
  const algorithm = parameters[kty === 'OKP' ? 'ed25519' : 'p256'];
  const open = y === undefined ? { kty, crv, x } : { kty, crv, x, y };
  return {
    publicKey: await subtle.importKey('jwk', open, algorithm, true, ['verify']),
    privateKey: await subtle.importKey('jwk', { ...open, d }, algorithm, false, ['sign']),
  };
}

async function signerOver(subtle: SubtlePort, pair: WebKeyPair): Promise<Signer> {
  const algorithm: KeyAlgorithm = pair.publicKey.algorithm.name === 'ECDSA' ? 'p256' : 'ed25519';
  const bytes = new Uint8Array((await subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer);
  if (bytes.length !== KEY_BYTES[algorithm])
    throw new RangeError(`public key of ${bytes.length} bytes: ${toHex(bytes)}`);
  return {
    publicKey: { algorithm, bytes },
    sign: async (message) =>
      new Uint8Array(await subtle.sign(parameters[algorithm], pair.privateKey, new Uint8Array(message))),
  };
}
