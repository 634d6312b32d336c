/**
 * Runs every benchmark (or those named) one after another, several rounds each, and writes what they measured into
 * docs/performance.md; sections of those not run stay as they are, with their own date.
 * Each benchmark is one command that prints one JSON line last: {"figures": {name: number, …}, "notes": "…"}.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

interface Bench {
  readonly name: string;
  readonly file: string;
  readonly goal: string;
  /** Rounds when the benchmark itself already repeats and prints its own spread. */
  readonly rounds?: number;
}
interface Round {
  readonly figures: Readonly<Record<string, number>>;
  readonly notes?: string;
}

const today = new Date().toISOString().slice(0, 10);
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const benches: readonly Bench[] = [
  {
    name: 'Events checked a second, every shared practice',
    file: 'bench/practice/events-per-second.ts',
    goal: 'p99 ≤ 0.2 ms an event',
  },
  {
    name: 'Live checking in Chromium, 200 checks',
    file: 'bench/practice/chromium.ts',
    goal: 'p99 ≤ 0.2 ms an event; cost against checks and events',
    rounds: 1,
  },
  {
    name: 'A whole case folded again',
    file: 'bench/practice/refold.ts',
    goal: '100,000 events ≤ 0.2 s; cost against events and practices',
    rounds: 1,
  },
  {
    name: 'Rules over event logs',
    file: 'bench/practice/check-log.ts',
    goal: 'checking set A with proofs ≤ 0.10 s (bpic2012) and ≤ 0.15 s (bpic2019) CPU, reading ≤ 0.6 s and ≤ 0.8 s',
    rounds: 1,
  },
  {
    name: 'Durable signed events a second',
    file: 'bench/server/durable-appends.ts',
    goal: '≥ 500/s, p99 ≤ 150 ms',
  },
  {
    name: 'Everybody starts in the same second',
    file: 'bench/server/common-start.ts',
    goal: '500 people, 500 boards: no error, p99 ≤ 500 ms, an act on every board ≤ 1 s',
    rounds: 3,
  },
  { name: 'Bundle verified', file: 'bench/record/verify.ts', goal: '≤ 1.5× the pure signature time' },
  {
    name: 'Phrases in twelve languages among 10,000 texts',
    file: 'bench/exchange/search.ts',
    goal: 'recall ≥ 97 % (id, ms ≥ 95 %), a search ≤ 50 ms',
    rounds: 1,
  },
  {
    name: 'File listing against Sleuth Kit',
    file: 'bench/image/ls.ts',
    goal: 'NTFS ≤ 0.5 s, FAT32 ≤ 0.8 s, ext4 ≤ 0.46 s, NTFS 500k ≤ 2 s, beside fls',
    rounds: 1,
  },
  {
    name: 'Listing and sorted timeline against Sleuth Kit',
    file: 'bench/image/timeline.ts',
    goal: '500,000 files ≤ 3 s, beside fls and mactime',
    rounds: 1,
  },
  {
    name: 'An E01 verified, beside ewfverify',
    file: 'bench/image/verify.ts',
    goal: '2.25 GiB, MD5 and SHA-256 ≤ 4 s on two cores',
    rounds: 1,
  },
  {
    name: 'A raw image hashed, beside sha256sum and openssl',
    file: 'bench/image/hash.ts',
    goal: '2.25 GiB ≤ 2.1 s',
    rounds: 1,
  },
  {
    name: 'All files recovered, beside tsk_recover',
    file: 'bench/image/recover.ts',
    goal: '100,000 files to a disk in memory ≤ 2.4 s (set RECOVER_TO)',
    rounds: 1,
  },
  {
    name: 'Twenty words in an image, beside ripgrep and yara',
    file: 'bench/image/search.ts',
    goal: '2.25 GiB ≤ 4 s, ≤ 150 MB of memory',
    rounds: 1,
  },
  {
    name: 'Carving beside foremost',
    file: 'bench/image/carve.ts',
    goal: '≥ 1.5 times as fast, no fewer files whole',
    rounds: 1,
  },
  {
    name: 'The lab in Chromium',
    file: 'bench/image/chromium.ts',
    goal: 'SHA-256 and listing of 1 GiB in one pass ≥ 180 MB/s, 90,000 files ≤ 3 s, ≤ 512 MB',
    rounds: 1,
  },
  {
    name: 'Screens of ten thousand practices and experiences in Chromium',
    file: 'bench/server/library-10k.ts',
    goal: 'library pages ≤ 1 s',
    rounds: 1,
  },
];

function once(bench: Bench): Round {
  const { stdout, status, stderr } = spawnSync(process.execPath, [bench.file], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${bench.file} ended with ${status}: ${stderr.slice(-400)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Round;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function show(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}

function section(bench: Bench): string {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const rounds = Array.from({ length: bench.rounds ?? ROUNDS }, () => once(bench));
  const names = Object.keys(rounds[0]?.figures ?? {});
  const rows = names.map((name) => {
    const values = rounds.map((round) => round.figures[name] ?? Number.NaN);
    return `| ${name} | ${show(median(values))} | ${show(Math.min(...values))} – ${show(Math.max(...values))} |`;
  });
  console.log(`${bench.name}: ${names.length} figures, ${rounds.length} rounds`);
  if (names.length === 0) throw new Error(`${bench.file} printed no figure`);
  return [
    `## ${bench.name}`,
    `\`node ${bench.file}\`; goal: ${bench.goal}. ${rounds[0]?.notes ?? ''} Measured ${today} on ${machine}, Node ${process.versions.node}, load ${load} at the start.`,
    '',
    '| figure | median | spread |',
    '|---|---|---|',
    ...rows,
  ].join('\n');
}

const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const wanted = process.argv.slice(2);
const chosen = benches.filter(
  (bench) => wanted.length === 0 || wanted.some((word) => bench.file.includes(word)),
);
const head = [
  '# Performance',
  `Written by \`npm run bench\` (${ROUNDS} rounds each unless said otherwise, one after another, warm cache) on machines that are shared and noisy: quote medians and ratios.`,
].join('\n');

/** Sections of the page as it stands, by heading. */
function standing(): Map<string, string> {
  const [, ...sections] = readFileSync(page, 'utf8').split(/^(?=## )/m);
  return new Map(sections.map((one) => [one.slice(3, one.indexOf('\n')), one.trim()]));
}

for (const bench of chosen) {
  const measured = section(bench);
  const sections = standing().set(bench.name, measured);
  const known = benches.flatMap(({ name }) => sections.get(name) ?? []);
  writeFileSync(page, [head, ...known].join('\n\n') + '\n');
}
console.log(`${chosen.length} benchmarks, ${readFileSync(page).length} bytes written`);
if (chosen.length === 0) process.exitCode = 1;
