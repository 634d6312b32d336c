import { toBase64 } from '@tracecraft/bytes';
import { requests, type Agency as AgencyAnswer, type Enrolled } from '@tracecraft/protocol';
import type { AddRoute } from '../http/app.ts';
import { readShape } from '../http/read-body.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

/** Whose server this is, and enrolment of device keys. */
export function deviceRoutes(add: AddRoute, { agency }: Pick<Services, 'agency'>): void {
  add('GET /api/agency', async (): Promise<AgencyAnswer> => {
    const { id, name, stream, keyId, signer, vkey } = agency;
    return { id, name, stream, keyId, algorithm: 'ed25519', publicKey: toBase64(signer.publicKey.bytes), vkey };
  });
  add('POST /api/devices', async ({ request, caller }): Promise<Enrolled> =>
    agency.enrol(signedIn(caller.account), readShape(requests.devices, request.body)),
  );
}
