import type { AgencyStanding } from '@tracecraft/protocol';
import { printAgreed } from '../exchange/print-agreed.ts';
import { standingsOf } from '../exchange/standings-of.ts';
import type { AddRoute } from '../http/app.ts';
import type { Services } from '../services.ts';

/** The agreed text in print, and how agencies stand to a practice, for anybody. */
export function agreedRoutes(add: AddRoute, services: Pick<Services, 'exchange' | 'shelf' | 'now'>): void {
  add('GET /api/agreed/:event/code.pdf', async ({ params, request, reply }) => {
    const { lang } = request.query as Readonly<Record<string, unknown>>;
    const bytes = await printAgreed(services, params['event'] ?? '', typeof lang === 'string' ? lang : null);
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', 'attachment; filename="agreed-code.pdf"')
      .header('cache-control', 'no-store')
      .send(Buffer.from(bytes));
  });
  add(
    'GET /api/adopted/:practice',
    async ({ params }): Promise<readonly AgencyStanding[]> => standingsOf(services, params['practice'] ?? ''),
  );
}
