/**
 * `npm run fuzz:image [MINUTES] [FORMAT] [SEED]`: sound images of every format, changed where their structures are, then
 * opened, listed, read and searched. Whatever is no typed error, a case above 5 s of CPU and memory above 1 GiB are
 * failures; each is told with the seed that repeats it: `npm run fuzz:image 0 FORMAT SEED`.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { examine } from './fuzz/examine.ts';
import { imageSeeds, type Seed } from './fuzz/image-seeds.ts';
import { mutation, numbers, resealed, type Structures } from './fuzz/mutate.ts';
import { overlay, watched } from './fuzz/overlay.ts';

const MOST_CPU_MS = 5000;
const MOST_BYTES = 2 ** 30;
/** On a busy machine a case within bounds may take this long. */
const MOST_SILENCE_MS = 120_000;

interface Job {
  readonly end: number;
  readonly only: string | undefined;
  readonly seed: number;
  readonly once: boolean;
}

interface Told {
  readonly cases: number;
  readonly failures: readonly string[];
  readonly last: string;
}

function structuresOf({ parts: [part] }: Seed): Structures {
  const found = new Map<string, Structures[number]>();
  const source = watched(part!.source, (offset, length) => {
    if (length > 0) found.set(`${offset} ${length}`, { offset, length });
  });
  examine([{ name: part!.name, source }], false);
  return [...found.values()];
}

/** One case: its failure, or null. */
function runCase(seed: Seed, structures: Structures, number: number, held: number): string | null {
  const random = numbers(number);
  const { source, name } = seed.parts[0]!;
  const { patches, size } = mutation(source, structures, random);
  const sealed = random(2) === 0 ? resealed(seed.kind, source, patches) : patches;
  const began = process.cpuUsage();
  let problem: unknown = null;
  try {
    examine([{ name, source: overlay(source, sealed, size) }], number % 16 === 0);
  } catch (thrown) {
    problem = thrown;
  }
  const { user, system } = process.cpuUsage(began);
  const took = (user + system) / 1000;
  const grown = process.memoryUsage().rss - held;
  if (problem !== null)
    return problem instanceof Error ? (problem.stack ?? problem.message) : 'no error was thrown';
  if (took > MOST_CPU_MS) return `${took.toFixed(0)} ms`;
  return grown > MOST_BYTES ? `${grown} bytes of memory` : null;
}

function work({ end, only, seed, once }: Job): void {
  const seeds = imageSeeds(only).map((one) => ({ one, structures: structuresOf(one) }));
  if (seeds.length === 0) {
    const formats = [...new Set(imageSeeds(undefined).map(({ kind }) => kind))].join(', ');
    throw new Error(`there is no format ${only}; say all, or one of ${formats}`);
  }
  // The images themselves lie in memory.
  const held = process.memoryUsage().rss;
  const failures: string[] = [];
  let cases = 0;
  let toldAt = 0;
  for (let number = seed; once ? cases === 0 : Date.now() < end; number++, cases++) {
    const { one, structures } = seeds[number % seeds.length]!;
    if (Date.now() - toldAt > 1000) {
      parentPort?.postMessage({ cases, failures, last: `${one.name}, seed ${number}` } satisfies Told);
      toldAt = Date.now();
    }
    const failure = runCase(one, structures, number, held);
    if (failure !== null) failures.push(`FORMAT ${one.kind} (${one.name}) SEED ${number}: ${failure}`);
  }
  parentPort?.postMessage({ cases, failures, last: '' } satisfies Told);
}

async function main(): Promise<void> {
  const [minutes = '5', only, seed = String(Date.now() % 1_000_000_007)] = process.argv.slice(2);
  const job: Job = {
    end: Date.now() + Number(minutes) * 60_000,
    only: only === 'all' ? undefined : only,
    seed: Number(seed),
    once: Number(minutes) === 0,
  };
  const worker = new Worker(new URL(import.meta.url), { workerData: job });
  let told: Told = { cases: 0, failures: [], last: 'start' };
  let heard = Date.now();
  const silence = setInterval(() => {
    if (Date.now() - heard < MOST_SILENCE_MS) return;
    console.error(`HANGS  ${told.last}, or one soon after it`);
    process.exit(1);
  }, 1000);
  worker.on('message', (message: Told) => {
    for (const failure of message.failures.slice(told.failures.length)) console.error(`FAILED  ${failure}`);
    told = message;
    heard = Date.now();
  });
  await new Promise((resolve, reject) => {
    worker.once('exit', resolve);
    worker.once('error', reject);
  });
  clearInterval(silence);
  console.log(
    `fuzz:image: first seed ${seed}, ${told.cases} changed images, ${told.failures.length} failures`,
  );
  process.exitCode = told.failures.length === 0 ? 0 : 1;
}

if (isMainThread) await main();
else work(workerData as Job);
