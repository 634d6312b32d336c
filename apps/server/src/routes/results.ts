import { scoreCase, type Score } from '@tracecraft/course';
import { checkRecord } from '@tracecraft/practice';
import { readEntry, type CaseEvent } from '@tracecraft/record';
import { caseBundle } from '../agency/case-bundle.ts';
import { nodeHashing } from '../adapters/node-hashing.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute } from '../http/app.ts';
import type { Services } from '../services.ts';
import type { EntryStore } from '../store/contract.ts';

/** What leaves a case: its bundle for anyone to verify, and its score for the course. */
export function resultRoutes(add: AddRoute, services: Services): void {
  const { store, library, shelf } = services;
  add('GET /api/streams/:stream/bundle', async ({ reply, params }) => {
    const stream = params['stream'] ?? '';
    const bytes = await caseBundle(services, stream);
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="${stream.replace(':', '-')}.bundle"`)
      .send(Buffer.from(bytes));
  });
  add('GET /api/streams/:stream/score', async ({ params }): Promise<Score> => {
    const row = await store.caseOf(params['stream'] ?? '');
    if (row === null) throw new ApiProblem('case.unknown');
    const exercise = library.exercise(row.exercise);
    const events = await eventsOf(store, row.stream);
    const handedIn = events.some((event) => event.header.kind === 'case.handed-in');
    const verdicts = checkRecord(shelf.inForce(exercise), events, { closed: true });
    return scoreCase({ exercise, events, verdicts, closed: true, handedIn });
  });
}

async function eventsOf(store: EntryStore, stream: string): Promise<readonly CaseEvent[]> {
  const events: CaseEvent[] = [];
  for (;;) {
    const { entries, total } = await store.read(stream, events.length, 1_000);
    events.push(...entries.map(({ entry }) => readEntry(nodeHashing, entry)));
    if (entries.length === 0 || events.length >= total) return events;
  }
}
