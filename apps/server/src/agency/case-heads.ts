import { fromHex, toHex } from '@tracecraft/bytes';
import {
  caseHeadLeaf,
  createMerkleTree,
  eventLeaf,
  type AgencyLog,
  type MerkleTree,
} from '@tracecraft/record';
import { nodeHashing } from '../adapters/node-hashing.ts';
import type { HeadRow, Store } from '../store/contract.ts';

/** Heads of the trees of cases and courses on their way into the agency log. */
export interface CaseHeads {
  /** Notes that a stream has grown; its head enters the log within the batch interval. */
  grown(stream: string): void;
  /** Puts every waiting head into the log now; resolves when the checkpoint is durable. */
  flush(): Promise<void>;
  /** Secret of a case: links its labels in the log; goes into its bundles. */
  secretOf(stream: string): Uint8Array;
  close(): Promise<void>;
}

/** A head enters the log at most this long after the event it covers (docs/spec/record.md). */
const BATCH_MS = 2_000;

/**
 * Opens the batcher. A head is written to the store with its place in the log before the log takes it: after a crash
 * between the two the same leaf is appended at the same place, so no label ever stands for two heads.
 */
export async function openCaseHeads(store: Store, log: AgencyLog, secret: Uint8Array): Promise<CaseHeads> {
  const secretOf = (stream: string): Uint8Array =>
    nodeHashing.hmacSha256(secret, new TextEncoder().encode(`case-secret\n${stream}`));
  const leafOf = (row: HeadRow): Uint8Array =>
    caseHeadLeaf(nodeHashing, secretOf(row.stream), row.number, {
      stream: row.stream,
      size: row.size,
      root: row.root,
    });

  const logUnlogged = async (): Promise<void> => {
    const rows = await store.headsFrom(log.size);
    if (rows.length > 0) await log.append(rows.map(leafOf));
  };

  await logUnlogged();
  const newest = new Map((await store.newestHeads()).map((row) => [row.stream, row]));
  const trees = new Map<string, MerkleTree>();
  const dirty = new Set<string>();
  for (const { stream, total } of await store.streams())
    if (isLogged(stream) && (newest.get(stream)?.size ?? 0) < total) dirty.add(stream);

  async function headOf(stream: string, logIndex: number): Promise<HeadRow | null> {
    const tree = trees.get(stream) ?? createMerkleTree(nodeHashing);
    trees.set(stream, tree);
    for (const id of await store.ids(stream, tree.size)) tree.append(eventLeaf(nodeHashing, fromHex(id)));
    const before = newest.get(stream);
    if (tree.size === (before?.size ?? 0)) return null;
    return { stream, number: (before?.number ?? -1) + 1, size: tree.size, root: tree.root(), logIndex };
  }

  async function logWaiting(): Promise<void> {
    const streams = [...dirty];
    dirty.clear();
    const heads: HeadRow[] = [];
    try {
      await logUnlogged();
      for (const stream of streams) {
        const head = await headOf(stream, log.size + heads.length);
        if (head !== null) heads.push(head);
      }
      if (heads.length === 0) return;
      await store.addHeads(heads);
      for (const head of heads) newest.set(head.stream, head);
      await logUnlogged();
    } catch (problem) {
      for (const stream of streams) dirty.add(stream);
      throw problem;
    }
  }

  let last: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const mine = last.then(logWaiting);
    last = mine.catch(() => undefined);
    return mine;
  };
  const plan = (): void => {
    timer ??= setTimeout(() => void flush().catch(plan), BATCH_MS);
  };
  if (dirty.size > 0) plan();
  return {
    secretOf,
    flush,
    grown(stream) {
      if (!isLogged(stream)) return;
      dirty.add(stream);
      plan();
    },
    async close() {
      await flush().catch(() => undefined);
    },
  };
}

/** The agency's own stream is not: its events travel inside the bundles of the others. */
function isLogged(stream: string): boolean {
  return stream.startsWith('case:') || stream.startsWith('course:');
}

/** Hexadecimal root of the newest checkpoint, for `seen` of the next events. */
export function checkpointRoot(log: AgencyLog): string | null {
  return log.size === 0 ? null : toHex(log.checkpoint().root);
}
