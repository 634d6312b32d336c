import type { PublicPage } from '@tracecraft/protocol';
import { publicPage } from '../exchange/public-page.ts';
import type { AddRoute } from '../http/app.ts';
import type { Services } from '../services.ts';

/** However many ask, the page is made once in this time. */
const FRESH_MS = 2_000;

/** What needs no account: asked once, a page keeps it and opens without a network. */
export function publicRoutes(add: AddRoute, services: Services): void {
  let made = Number.NEGATIVE_INFINITY;
  let page: Promise<PublicPage> | null = null;
  add('GET /api/public', async (): Promise<PublicPage> => {
    const now = services.now();
    if (page === null || now - made >= FRESH_MS || now < made) {
      made = now;
      page = publicPage(services);
      page.catch(() => (page = null));
    }
    return page;
  });
}
