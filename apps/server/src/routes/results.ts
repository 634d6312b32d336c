import { dueInjects, type Score } from '@tracecraft/course';
import type { HintText, InjectDue } from '@tracecraft/protocol';
import { streamBundle } from '../agency/stream-bundle.ts';
import { noteReading } from '../courses/readings.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute, Call } from '../http/app.ts';
import { entriesOf, eventOf, scoreOf } from '../results/case-score.ts';
import type { Services } from '../services.ts';
import type { CaseRow } from '../store/contract.ts';
import { signedIn } from './session.ts';

/** What leaves a case: its bundle for anyone to verify, its score for the course, hints and injects as they fall due. */
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
  add('GET /api/streams/:stream/injects', async ({ params }): Promise<readonly InjectDue[]> => {
    const row = await caseNamed(services, params);
    return injectsDue(services, row);
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

/** Injects the team's device should now write down. An act counts from its arrival, so a clock that runs ahead calls for nothing early. */
async function injectsDue(services: Services, row: CaseRow): Promise<readonly InjectDue[]> {
  const { store, library, courses, now } = services;
  const run = row.course === null ? undefined : (await courses.of(row.course))?.state.runs.get(row.run ?? '');
  if (run === undefined) return [];
  const stored = await entriesOf(store, row.stream);
  const arrived = new Map(stored.map((one) => [one.id, one.received]));
  const heard = (event: { readonly id: string }): number => arrived.get(event.id) ?? now();
  const due = dueInjects(library.exercise(row.exercise), run, stored.map(eventOf), now(), heard);
  return due.map(({ inject: { id, to, message }, due: at, because }) => ({
    inject: id,
    due: at,
    because,
    to,
    message,
  }));
}

/** Answers with the bundle of a stream as a file. */
export async function sendBundle(services: Services, stream: string, { reply }: Call): Promise<unknown> {
  const bytes = await streamBundle(services, stream);
  return reply
    .header('content-type', 'application/zip')
    .header('content-disposition', `attachment; filename="${stream.replace(':', '-')}.bundle"`)
    .send(Buffer.from(bytes));
}
