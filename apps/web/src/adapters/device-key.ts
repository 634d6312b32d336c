import { portableHashing, toBase64 } from '@tracecraft/bytes';
import { paths, type EnrolDevice, type Enrolled } from '@tracecraft/protocol';
import { keyId, webCryptoKeys, type Signer, type WebKeyPair } from '@tracecraft/record';
import { postJson } from './api.ts';
import { database } from './database.ts';

const keys = () =>
  webCryptoKeys(crypto.subtle as unknown as Parameters<typeof webCryptoKeys>[0], portableHashing);

/** This device's signing key for `account`. Made once, never extractable; Ed25519, or P-256 where the browser has no Ed25519. */
export async function deviceSigner(account: string): Promise<Signer> {
  const db = await database();
  const name = `device:${account}`;
  const known = (await db.get('keys', name)) as WebKeyPair | undefined;
  if (known !== undefined) return keys().signerFrom(known);
  const made = await keys()
    .generate('ed25519', false)
    .catch(() => keys().generate('p256', false));
  // Another tab may have been faster: the first one stored is the key.
  await db.add('keys', made, name).catch(() => undefined);
  return keys().signerFrom((await db.get('keys', name)) as WebKeyPair);
}

/** Has the agency enrol the key (weak: the person came by a link). Safe to repeat. Returns the key's id. */
export async function enrolDevice(account: string, signer: Signer): Promise<string> {
  const id = keyId(portableHashing, signer.publicKey);
  const db = await database();
  if ((await db.get('kept', `enrolled:${account}`)) === id) return id;
  const { algorithm, bytes } = signer.publicKey;
  await postJson<Enrolled>(paths.devices, { algorithm, publicKey: toBase64(bytes) } satisfies EnrolDevice);
  await db.put('kept', id, `enrolled:${account}`);
  return id;
}
