import { createPrivateKey, createPublicKey, generateKeyPair, randomUUID, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, exportJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import { writeDurably } from '../adapters/write-durably.ts';

const FILE = 'lti-key.pem';

/** Our key pair as an LTI tool: the private half never leaves the data folder. */
export interface ToolKey {
  /** Public half as a JWK set. */
  readonly jwks: () => Promise<{ readonly keys: readonly JWK[] }>;
  /** A JWT over `claims` with RS256, good for `seconds` from now. */
  readonly sign: (claims: JWTPayload, seconds: number) => Promise<string>;
}

interface OpenKey {
  readonly key: KeyObject;
  readonly jwk: JWK & { readonly kid: string };
}

/** RS256 as LTI asks for: made on first use, readable by its owner alone. */
export function toolKey(folder: string, now: () => number): ToolKey {
  let opened: Promise<OpenKey> | null = null;
  const open = (): Promise<OpenKey> => (opened ??= openKey(join(folder, FILE)));
  return {
    jwks: async () => ({ keys: [(await open()).jwk] }),
    async sign(claims, seconds) {
      const { key, jwk } = await open();
      const at = Math.floor(now() / 1_000);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: jwk.kid })
        .setIssuedAt(at)
        .setExpirationTime(at + seconds)
        .setJti(randomUUID())
        .sign(key);
    },
  };
}

async function openKey(file: string): Promise<OpenKey> {
  if (!existsSync(file)) await makeKey(file);
  chmodSync(file, 0o600);
  const key = createPrivateKey(readFileSync(file));
  const jwk = await exportJWK(createPublicKey(key));
  return { key, jwk: { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'RS256', use: 'sig' } };
}

async function makeKey(file: string): Promise<void> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2_048 });
  writeDurably(file, Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })), 0o600);
}
