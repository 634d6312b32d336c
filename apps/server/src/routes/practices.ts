import type { AddRoute } from '../http/app.ts';
import type { Services } from '../services.ts';

/** The practice library: files as they are published. */
export function practiceRoutes(add: AddRoute, { shelf }: Pick<Services, 'shelf'>): void {
  add('GET /api/practices', async () => shelf.files);
}
