import type { PrintedRequest } from '@tracecraft/documents';
import { typst } from '../adapters/typst.ts';
import { requestInPrint } from '../exchange/print-request.ts';
import type { AddRoute, Call } from '../http/app.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

/** Training drafts of requests in print, for whoever may read them. */
export function requestRoutes(add: AddRoute, services: Pick<Services, 'exchange'>): void {
  const printed = ({ params, request, caller }: Call): Promise<PrintedRequest> => {
    const { lang } = request.query as Readonly<Record<string, unknown>>;
    const language = typeof lang === 'string' ? lang : null;
    return requestInPrint(services, signedIn(caller.account), { event: params['event'] ?? '', language });
  };
  add('GET /api/requests/:event/request.pdf', async (call) => {
    const { typeset } = await printed(call);
    return send(call, 'application/pdf', 'pdf', await typst.pdf(typeset));
  });
  add('GET /api/requests/:event/request.html', async (call) => {
    const { html } = await printed(call);
    return send(call, 'text/html; charset=utf-8', 'html', Buffer.from(html));
  });
}

function send({ reply }: Call, type: string, ending: string, bytes: Uint8Array): unknown {
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="request-training-draft.${ending}"`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes));
}
