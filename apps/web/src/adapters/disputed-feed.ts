import type { OpenCase } from '../case/open-case-context.ts';
import { database } from './database.ts';
import type { LinkState, Link } from './link.ts';

const WAIT_MS = 4_000;

/**
 * Two devices of a team may open the case at the same moment; the server takes one and refuses the other with
 * `case.already-open`. Nothing of the refused feed is on the server then, so its few entries are taken back here and the
 * feed starts anew behind the other's. Resolves true when that happened.
 */
export async function leaveDisputedFeed(open: OpenCase): Promise<boolean> {
  const state = await settled(open.link);
  if (!state.refused.some(({ code }) => code === 'case.already-open')) return false;
  const transaction = (await database()).transaction(['entries', 'outbox'], 'readwrite', {
    durability: 'strict',
  });
  const rows = await transaction.objectStore('entries').index('stream').getAll(open.session.stream);
  for (const row of rows.filter(({ feed }) => feed === open.feed)) {
    await transaction.objectStore('entries').delete(row.id);
    await transaction.objectStore('outbox').delete(row.id);
  }
  await transaction.done;
  open.link.close();
  return true;
}

/** The link's state once everything was answered, or after a few seconds without an answer. */
function settled(link: Link): Promise<LinkState> {
  return new Promise((resolve) => {
    const done = (): void => {
      const state = link.state();
      if (state.unsent > 0 && state.refused.length === 0 && state.reach !== 'offline') return;
      stop();
      clearTimeout(timer);
      resolve(state);
    };
    const stop = link.subscribe(done);
    const timer = setTimeout(() => {
      stop();
      resolve(link.state());
    }, WAIT_MS);
    link.wake();
  });
}
