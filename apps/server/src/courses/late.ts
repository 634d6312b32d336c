import type { Services } from '../services.ts';
import type { StoredEntry } from '../store/contract.ts';

type Needs = Pick<Services, 'store' | 'courses'>;

/** When the run of this case was closed, by the server's clock at the arrival of `run.closed`; null while it is not. */
async function closedFor({ store, courses }: Needs, stream: string): Promise<number | null> {
  const row = await store.caseOf(stream);
  if (row === null || row.course === null || row.run === null) return null;
  return (await courses.of(row.course))?.closedAt(row.run) ?? null;
}

/** Ids of those entries that arrived after the run of their case was closed; nothing where there are none. */
export async function lateAmong(
  needs: Needs,
  stream: string,
  entries: readonly StoredEntry[],
): Promise<{ readonly late?: readonly string[] }> {
  const closed = await closedFor(needs, stream);
  const late = closed === null ? [] : entries.filter((one) => one.received > closed).map((one) => one.id);
  return late.length === 0 ? {} : { late };
}
