import type { ExerciseBrief, OwnRubrics, Truth } from '@tracecraft/course';
import type { Account, InRun } from '@tracecraft/protocol';
import { playableBy, publishedName } from '../courses/playable.ts';
import type { AddRoute } from '../http/app.ts';
import { SANDBOX_POLICY } from '../http/security-headers.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

type Needs = Pick<Services, 'store' | 'library' | 'courses'>;

/** Exercises as a trainee may see them; the truth only where the gate lets it through. */
export function exerciseRoutes(add: AddRoute, needs: Needs): void {
  const { library } = needs;
  add('GET /api/exercises', async ({ caller }): Promise<readonly (ExerciseBrief & InRun)[]> => {
    const account = signedIn(caller.account);
    const own = account.role === 'trainee' ? await playedBy(needs, account) : await shownTo(needs, account);
    return own
      .filter(({ exercise }) => library.has(exercise))
      .map((one) => ({
        ...library.brief(one.exercise),
        ...one,
      }));
  });
  add(
    'GET /api/exercises/:id',
    async ({ params }): Promise<ExerciseBrief & OwnRubrics> => library.brief(params['id'] ?? ''),
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

/** What a trainee's teams play, each once. */
async function playedBy({ store, courses }: Needs, account: Account): Promise<readonly InRun[]> {
  const own = new Map<string, InRun>();
  for (const { exercise, run, course } of await playableBy(store, courses, account))
    own.set(`${course ?? ''}\n${run ?? ''}\n${exercise}`, { exercise, run, course });
  return [...own.values()];
}

/** What the server ships, and what the person's courses published. */
async function shownTo({ library, courses }: Needs, account: Account): Promise<readonly InRun[]> {
  const shipped = library.all().map(({ id }) => ({ exercise: id, run: null, course: null }));
  const published = (await courses.ofAccount(account)).flatMap(({ state, stream }) =>
    state.published.map((one) => ({
      exercise: publishedName(one.exercise, one.version),
      run: null,
      course: stream,
    })),
  );
  return [...shipped, ...published];
}
