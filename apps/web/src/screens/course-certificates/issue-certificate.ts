import { toUtf8 } from '@tracecraft/bytes';
import { paths, type SignedCertificate } from '@tracecraft/protocol';
import type { Attachment } from '@tracecraft/record';
import { postJson } from '../../adapters/api.ts';
import { keepBlob } from '../../adapters/blobs.ts';
import type { ActFields } from '../../case/stream-acts.ts';

/** Has the agency sign a certificate; what comes back is kept on this device and ready to be written as issued. */
export async function issueCertificate(
  stream: string,
  account: string,
): Promise<{ readonly fields: ActFields; readonly attachment: Attachment }> {
  const { file, ...says } = await postJson<SignedCertificate>(paths.courseCertificates(stream), { account });
  const kept = await keepBlob(new Uint8Array(toUtf8(file)), 'application/json');
  return { fields: { account, ...says }, attachment: { ...kept, kind: 'credential' } };
}
