import { readFile } from 'node:fs/promises';
import { buildBundle, formatVkey, type Entry } from '@tracecraft/record';
import { nodeHashing } from '../adapters/node-hashing.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Services } from '../services.ts';
import type { EntryStore } from '../store/contract.ts';

type Needs = Pick<Services, 'store' | 'agency' | 'log' | 'heads' | 'blobs'>;

/** The bundle of a case or course up to its newest logged head, with everything `verify` needs. */
export async function streamBundle(
  { store, agency, log, heads, blobs }: Needs,
  stream: string,
): Promise<Uint8Array> {
  await heads.flush();
  const checkpoint = log.checkpoint();
  const reader = log.reader();
  const logged = (await store.headsOf(stream)).filter((head) => head.logIndex < checkpoint.size);
  const size = logged.at(-1)?.size ?? 0;
  if (size === 0) throw new ApiProblem('case.empty');
  const entries = (await allEntries(store, stream)).slice(0, size);
  const used = new Set(entries.map((entry) => entry.header.key));
  const keys = (await allEntries(store, agency.stream)).filter((entry) =>
    used.has(String(entry.body.fields['key'])),
  );
  return buildBundle(nodeHashing, {
    stream,
    entries,
    keys,
    vkey: formatVkey(log.key),
    checkpoint: checkpoint.note,
    log: {
      secret: heads.secretOf(stream),
      heads: logged.map((head) => ({ index: head.logIndex, size: head.size })),
      proof: await reader.sharedInclusionProof(logged.map((head) => head.logIndex)),
    },
    blobs: await attachmentsOf(entries, blobs),
  });
}

async function allEntries(store: EntryStore, stream: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const page = await store.read(stream, entries.length, 1_000);
    entries.push(...page.entries.map((one) => one.entry));
    if (page.entries.length === 0) return entries;
  }
}

/** Attachments the server has. One that never arrived is told by `verify`. */
async function attachmentsOf(
  entries: readonly Entry[],
  blobs: Services['blobs'],
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const { sha256 } of entries.flatMap((entry) => entry.body.attachments))
    if (!found.has(sha256) && blobs.has(sha256)) found.set(sha256, await readFile(blobs.path(sha256)));
  return found;
}
