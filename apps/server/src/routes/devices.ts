import { toBase64 } from '@tracecraft/bytes';
import { requests, type Agency as AgencyAnswer, type Enrolled } from '@tracecraft/protocol';
import { formatVkey } from '@tracecraft/record';
import type { AddRoute } from '../http/app.ts';
import { readShape } from '../http/read-body.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

/** Whose server this is, and enrolment of device keys. */
export function deviceRoutes(add: AddRoute, { agency, log }: Pick<Services, 'agency' | 'log'>): void {
  add('GET /api/agency', async (): Promise<AgencyAnswer> => {
    const { id, name, stream, keyId, signer } = agency;
    return {
      id,
      name,
      stream,
      keyId,
      algorithm: 'ed25519',
      publicKey: toBase64(signer.publicKey.bytes),
      vkey: formatVkey(log.key),
    };
  });
  add(
    'POST /api/devices',
    async ({ request, caller }): Promise<Enrolled> =>
      agency.enrol(signedIn(caller.account), readShape(requests.devices, request.body)),
  );
}
