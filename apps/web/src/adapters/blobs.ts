import { portableHashing, toHex } from '@tracecraft/bytes';
import { paths } from '@tracecraft/protocol';
import { getBlob, putBytes } from './api.ts';
import { database } from './database.ts';

/** Media types a server shows as pictures; it keeps anything else as bytes. */
const PICTURE = /^image\/(?:jpeg|png|webp|svg\+xml)$/;

export interface KeptBlob {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}

/** Keeps `bytes` on this device under their SHA-256, for the event that names them; sent when there is a network. */
export async function keepBlob(bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<KeptBlob> {
  const sha256 = toHex(portableHashing.sha256(bytes));
  const db = await database();
  const transaction = db.transaction('blobs', 'readwrite', { durability: 'strict' });
  if ((await transaction.store.getKey(sha256)) === undefined)
    await transaction.store.put({ sha256, bytes, mediaType, uploaded: false });
  await transaction.done;
  return { sha256, size: bytes.length, mediaType };
}

/** The bytes under `sha256`: from this device, else from the server (checked against their name, then kept). */
export async function readBlob(sha256: string): Promise<Blob> {
  const db = await database();
  const own = await db.get('blobs', sha256);
  if (own !== undefined) return new Blob([own.bytes], { type: own.mediaType });
  const fetched = await getBlob(paths.blob(sha256));
  const bytes = new Uint8Array(await fetched.arrayBuffer());
  if (toHex(portableHashing.sha256(bytes)) !== sha256)
    throw new RangeError(`bytes under ${sha256} have another hash`);
  await db.put('blobs', { sha256, bytes, mediaType: fetched.type, uploaded: true });
  return fetched;
}

/** Sends `sha256` to the server if this device has it and the server has not. */
export async function uploadBlob(sha256: string): Promise<void> {
  const db = await database();
  const own = await db.get('blobs', sha256);
  if (own === undefined || own.uploaded) return;
  // JSON and plain text would be read as a request's words; the event names the true type.
  const type = PICTURE.test(own.mediaType) ? own.mediaType : 'application/octet-stream';
  await putBytes(paths.blob(sha256), own.bytes, type);
  await db.put('blobs', { ...own, uploaded: true });
}
