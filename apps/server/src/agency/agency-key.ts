import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Signer } from '@tracecraft/record';
import { writeDurably } from '../adapters/write-durably.ts';

const FILE = 'agency-key.pem';

/** The agency's Ed25519 key in the data folder: made at first start, readable by its owner alone. */
export function agencySigner(folder: string): Signer {
  const file = join(folder, FILE);
  if (!existsSync(file)) makeKey(file);
  chmodSync(file, 0o600);
  const key = createPrivateKey(readFileSync(file));
  return {
    publicKey: { algorithm: 'ed25519', bytes: rawPublicKey(key) },
    sign: (message) => Promise.resolve(new Uint8Array(sign(null, message, key))),
  };
}

const SECRET_FILE = 'agency-secret';

/** 32 bytes that case secrets are derived from: made at first start, readable by their owner alone. */
export function agencySecret(folder: string): Uint8Array {
  const file = join(folder, SECRET_FILE);
  if (!existsSync(file)) writeDurably(file, randomBytes(32), 0o600);
  chmodSync(file, 0o600);
  return new Uint8Array(readFileSync(file));
}

function makeKey(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeDurably(file, Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })), 0o600);
}

function rawPublicKey(key: KeyObject): Uint8Array {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw new RangeError(`${FILE} holds no Ed25519 key`);
  return new Uint8Array(Buffer.from(x, 'base64url'));
}
