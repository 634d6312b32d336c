import type { Score } from '@tracecraft/course';
import type { HintText } from '@tracecraft/protocol';
import { streamBundle } from '../agency/stream-bundle.ts';
import { noteReading } from '../courses/readings.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute, Call } from '../http/app.ts';
import { entriesOf, scoreOf } from '../results/case-score.ts';
import type { Services } from '../services.ts';
import type { CaseRow } from '../store/contract.ts';
import { signedIn } from './session.ts';

/** What leaves a case: its bundle for anyone to verify, its score for the course, hints once they were taken. */
export function resultRoutes(add: AddRoute, services: Services): void {
  const { store } = services;
  add('GET /api/streams/:stream/bundle', async (call) => {
    const stream = call.params['stream'] ?? '';
    if (stream.startsWith('case:'))
      await noteReading(services, signedIn(call.caller.account), stream, 'bundle');
    return sendBundle(services, stream, call);
  });
  add('GET /api/streams/:stream/score', async ({ params, caller }): Promise<Score> => {
    const row = await caseNamed(services, params);
    await noteReading(services, signedIn(caller.account), row.stream, 'score');
    return scoreOf(services, row);
  });
  add('GET /api/streams/:stream/hints/:hint', async ({ params, caller }): Promise<HintText> => {
    const row = await caseNamed(services, params);
    const name = params['hint'] ?? '';
    const hint = services.library.exercise(row.exercise).truth.hints?.find((one) => one.id === name);
    if (hint === undefined) throw new ApiProblem('hint.unknown', { hint: name });
    if (signedIn(caller.account).role === 'trainee' && !(await isTaken(row.stream, name)))
      throw new ApiProblem('hint.not-taken');
    return { hint: name, text: hint.text };
  });

  async function isTaken(stream: string, hint: string): Promise<boolean> {
    if (!(await store.holds(stream, 'hint.taken'))) return false;
    const entries = await entriesOf(store, stream);
    return entries.some(
      ({ entry: { header, body } }) => header.kind === 'hint.taken' && body.fields['hint'] === hint,
    );
  }
}

async function caseNamed(
  { store }: Pick<Services, 'store'>,
  params: Readonly<Record<string, string>>,
): Promise<CaseRow> {
  const row = await store.caseOf(params['stream'] ?? '');
  if (row === null) throw new ApiProblem('case.unknown');
  return row;
}

/** Answers with the bundle of a stream as a file. */
export async function sendBundle(services: Services, stream: string, { reply }: Call): Promise<unknown> {
  const bytes = await streamBundle(services, stream);
  return reply
    .header('content-type', 'application/zip')
    .header('content-disposition', `attachment; filename="${stream.replace(':', '-')}.bundle"`)
    .send(Buffer.from(bytes));
}
