import { faultFrom } from '../fault-from.ts';
import type { Kept } from '../kept.ts';
import type { ReplayOutcome } from '../lab-state.ts';
import type { Bench } from './bench.ts';

/**
 * Reads the bytes of what was kept again and compares. A place with an entry is the whole file or bytes inside it: both are
 * read, and only equal bytes can meet the digest.
 */
export async function replay(bench: Bench, items: readonly Kept[]): Promise<void> {
  for (const { id, locus } of items) {
    const outcome = await outcomeOf(bench, locus);
    bench.change(({ replays }) => ({ replays: new Map(replays).set(id, outcome) }));
  }
}

async function outcomeOf(bench: Bench, locus: Kept['locus']): Promise<ReplayOutcome> {
  if (locus.sha256 === null) return 'no-digest';
  const digests = [await ofFile(bench, locus), await ofRange(bench, locus)].filter((one) => one !== null);
  if (digests.length === 0) return 'unreadable';
  return digests.includes(locus.sha256) ? 'same' : 'differs';
}

async function ofFile(bench: Bench, { entry, partition }: Kept['locus']): Promise<string | null> {
  if (entry === null) return null;
  const { image, listings } = bench.state();
  for (const [fileSystem, { files }] of listings) {
    const there = image?.fileSystems[fileSystem]?.partition.offset;
    const index = partition === null || there === partition ? files.rowOf(entry) : -1;
    if (index >= 0) return digestOf(bench, { fileSystem, entry: index });
  }
  return null;
}

async function ofRange(bench: Bench, { offset, length }: Kept['locus']): Promise<string | null> {
  return offset === null || length === null ? null : digestOf(bench, { ranges: [{ offset, length }] });
}

type Wanted = { fileSystem: number; entry: number } | { ranges: { offset: number; length: number }[] };

/** Null where nothing can be read; a worker that stopped is a fault. */
async function digestOf({ worker }: Bench, wanted: Wanted): Promise<string | null> {
  try {
    return (await worker.ask('digest', wanted)).sha256;
  } catch (error) {
    if (faultFrom(error).code === 'lab.worker-failed') throw error;
    return null;
  }
}
