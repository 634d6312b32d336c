import type { PublicPage } from '@tracecraft/protocol';
import { publicPage } from '../exchange/public-page.ts';
import type { AddRoute } from '../http/app.ts';
import type { Services } from '../services.ts';

/** What needs no account: asked once, a page keeps it and opens without a network. */
export function publicRoutes(add: AddRoute, services: Services): void {
  add('GET /api/public', async (): Promise<PublicPage> => publicPage(services));
}
