import type { ExerciseBrief, Truth } from '@tracecraft/course';
import type { AddRoute } from '../http/app.ts';
import { SANDBOX_POLICY } from '../http/security-headers.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

/** Exercises as a trainee may see them; the truth only where the gate lets it through. */
export function exerciseRoutes(add: AddRoute, { store, library }: Pick<Services, 'store' | 'library'>): void {
  add('GET /api/exercises', async ({ caller }): Promise<readonly ExerciseBrief[]> => {
    const { role, team } = signedIn(caller.account);
    const briefs = library.all().map(({ id }) => library.brief(id));
    if (role !== 'trainee') return briefs;
    const mine = team === null ? [] : await store.exercisesOf(team);
    return briefs.filter((one) => mine.includes(one.id));
  });
  add(
    'GET /api/exercises/:id',
    async ({ params }): Promise<ExerciseBrief> => library.brief(params['id'] ?? ''),
  );
  add(
    'GET /api/exercises/:id/truth',
    async ({ params }): Promise<Truth> => library.exercise(params['id'] ?? '').truth,
  );
  add('GET /api/exercises/:id/views/:name', async ({ params, reply }) =>
    reply
      .header('content-type', 'image/svg+xml; charset=utf-8')
      .header('content-security-policy', SANDBOX_POLICY)
      .header('cache-control', 'private, max-age=3600')
      .send(library.view(params['id'] ?? '', params['name'] ?? '')),
  );
}
