/**
 * `tracecraft image carve` against `foremost`, the same types of the same image in the same run: seconds of processor
 * time and of the clock, and how many of the planted files each gives back byte for byte. The image is made here: files of
 * Debian's forensics-samples-files among packed data, text and nothing, at borders of sectors and in between. Needs the
 * Debian packages foremost and forensics-samples-files. CARVE_MIB (1024) and CARVE_ROUNDS (3) change size and rounds.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filler, randomNumbers } from './filler.ts';
import { measured, type Cost } from './measured.ts';

const MIB = Number(process.env['CARVE_MIB'] ?? 1024);
const ROUNDS = Number(process.env['CARVE_ROUNDS'] ?? 3);
const SAMPLES = '/usr/share/forensics-samples/original-files';
const TYPES = ['.jpg', '.png', '.pdf', '.docx', '.odt', '.mp4'];
const main = fileURLToPath(new URL('../../apps/cli/bin/tracecraft.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-bench-carve-'));
const image = join(folder, 'image.dd');

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function filesIn(place: string): string[] {
  return readdirSync(place).flatMap((name) => {
    const path = join(place, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** Writes the image; gives the digest of each planted file, by the ending of its name. */
function makeImage(): { digest: string; ending: string }[] {
  const samples = filesIn(SAMPLES)
    .filter((path) => TYPES.includes(extname(path).toLowerCase()) && statSync(path).size > 0)
    .map((path) => ({ bytes: readFileSync(path), ending: extname(path).toLowerCase() }));
  const next = randomNumbers(7);
  const file = openSync(image, 'w');
  const planted: { digest: string; ending: string }[] = [];
  let written = 0;
  for (const piece of filler(11, MIB)) {
    // One of four files lies at no border of a sector.
    const cut = next() % 4 === 0 ? (next() % 400_000) + 1 : (next() % 800) * 512;
    const sample = samples[planted.length % samples.length]!;
    const plant = sample.bytes.length < written / 4;
    for (const part of plant ? [piece.subarray(0, cut), sample.bytes, piece.subarray(cut)] : [piece])
      written += writeSync(file, part);
    if (plant) planted.push({ digest: sha256(sample.bytes), ending: sample.ending });
    if (written >= MIB * 2 ** 20) break;
  }
  closeSync(file);
  return planted;
}

/** How many of `planted` lie in `place`, each as often as it was planted. */
function recall(
  planted: readonly { digest: string; ending: string }[],
  place: string,
): Record<string, number> {
  const left = new Map<string, number>();
  for (const path of filesIn(place)) {
    const digest = sha256(readFileSync(path));
    left.set(digest, (left.get(digest) ?? 0) + 1);
  }
  const found: Record<string, number> = { all: 0 };
  for (const { digest, ending } of planted) {
    const count = left.get(digest) ?? 0;
    left.set(digest, count - 1);
    found[ending] = (found[ending] ?? 0) + (count > 0 ? 1 : 0);
    found['all'] = found['all']! + (count > 0 ? 1 : 0);
  }
  return found;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

if (spawnSync('foremost', ['-V']).error !== undefined)
  throw new Error('foremost is needed (apt install foremost)');
try {
  const planted = makeImage();
  const size = statSync(image).size / 1e6;
  const costs: { ours: Cost; theirs: Cost }[] = [];
  const found: Record<string, number>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const ours = join(folder, `ours-${round}`);
    const theirs = join(folder, `theirs-${round}`);
    costs.push({
      ours: measured(process.execPath, [main, 'image', 'carve', image, '--out', ours]),
      theirs: measured('foremost', ['-Q', '-t', 'jpg,png,gif,pdf,zip,ole,mp4', '-i', image, '-o', theirs]),
    });
    if (round === 0) found.push(recall(planted, ours), recall(planted, theirs));
    rmSync(ours, { recursive: true, force: true });
    rmSync(theirs, { recursive: true, force: true });
  }
  const figures: Record<string, number> = {
    'planted files': planted.length,
    'tracecraft, files whole': found[0]?.['all'] ?? 0,
    'foremost, files whole': found[1]?.['all'] ?? 0,
    'tracecraft, MB/s of processor time': median(costs.map(({ ours }) => size / ours.cpu)),
    'foremost, MB/s of processor time': median(costs.map(({ theirs }) => size / theirs.cpu)),
    'times as fast, processor time': median(costs.map(({ ours, theirs }) => theirs.cpu / ours.cpu)),
    'times as fast, clock': median(costs.map(({ ours, theirs }) => theirs.clock / ours.clock)),
    'tracecraft, MiB of memory': median(costs.map(({ ours }) => ours.mebibytes)),
  };
  const each = (one: Record<string, number> | undefined): string =>
    TYPES.map((ending) => `${ending.slice(1)} ${one?.[ending] ?? 0}`).join(', ');
  const notes = `${size.toFixed(0)} MB; whole files by type: tracecraft ${each(found[0])}; foremost ${each(found[1])}.`;
  console.log(JSON.stringify({ figures, notes }));
} finally {
  if (process.env['KEEP'] === undefined) rmSync(folder, { recursive: true, force: true });
}
