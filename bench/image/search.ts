/**
 * `tracecraft image search` with 20 words, any case, in UTF-8 and UTF-16, against ripgrep and yara: the same words in the
 * same image in the same run, whole processes, output thrown away. The image is made here, with words planted at known
 * places; ours must find exactly those. A regular expression is timed beside ripgrep's. Needs the Debian packages ripgrep,
 * yara and time. SEARCH_MIB (2304) and SEARCH_ROUNDS (3) change size and rounds.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filler, randomNumbers } from './filler.ts';
import { measured, type Cost } from './measured.ts';

const MIB = Number(process.env['SEARCH_MIB'] ?? 2304);
const ROUNDS = Number(process.env['SEARCH_ROUNDS'] ?? 3);
const WORDS =
  'waybill container ketamine precursor invoice passport shipment smuggler warehouse customs broker payment transfer bitcoin password evidence witness seizure laundering syndicate'.split(
    ' ',
  );
const PATTERN = '[A-Z]{4}[0-9]{7}';
const main = fileURLToPath(new URL('../../apps/cli/bin/tracecraft.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-bench-search-'));
const image = join(folder, 'image.dd');
const words = join(folder, 'words.txt');
const rule = join(folder, 'rule.yar');

/** Writes the image, a word in most of its pieces, in either case and encoding; gives how many of each. */
function makeImage(): number[] {
  const next = randomNumbers(3);
  const counts = WORDS.map(() => 0);
  const file = openSync(image, 'w');
  for (const piece of filler(17, MIB)) {
    const term = next() % WORDS.length;
    const word = next() % 2 === 0 ? WORDS[term]! : WORDS[term]!.toUpperCase();
    // Pieces of text are given again and again: the word must not stay in them.
    const fresh = Buffer.from(piece);
    Buffer.from(word, next() % 2 === 0 ? 'utf8' : 'utf16le').copy(fresh, next() % (fresh.length - 64));
    writeSync(file, fresh);
    counts[term]! += 1;
  }
  closeSync(file);
  return counts;
}

function wide(word: string): string {
  return Array.from(word, (letter) => `${letter}\\x00`).join('');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const tools: Readonly<Record<string, () => Cost>> = {
  tracecraft: () => measured(process.execPath, [main, 'image', 'search', image, '--words', words]),
  ripgrep: () =>
    measured('rg', [
      '-a',
      '-i',
      '-o',
      '-b',
      '--no-unicode',
      ...WORDS.flatMap((one) => ['-e', one, '-e', wide(one)]),
      image,
    ]),
  yara: () => measured('yara', ['-s', '-w', rule, image]),
  'tracecraft, pattern': () =>
    measured(process.execPath, [
      main,
      'image',
      'search',
      image,
      '--regex',
      PATTERN,
      '--match-case',
      '--encoding',
      'utf-8',
    ]),
  'ripgrep, pattern': () => measured('rg', ['-a', '-o', '-b', '--no-unicode', PATTERN, image], [0, 1]),
};

for (const tool of ['rg', 'yara'])
  if (spawnSync(tool, ['--version']).error !== undefined)
    throw new Error(`${tool} is needed (Debian: ripgrep, yara)`);
try {
  const planted = makeImage();
  writeFileSync(words, WORDS.join('\n'));
  const strings = WORDS.map((word, i) => `    $w${i} = "${word}" nocase ascii wide`).join('\n');
  writeFileSync(rule, `rule words {\n  strings:\n${strings}\n  condition: any of them\n}\n`);
  const { stdout } = spawnSync(
    process.execPath,
    [main, 'image', 'search', image, '--words', words, '--json'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const { hits } = JSON.parse(stdout) as { hits: { term: number }[] };
  const found = WORDS.map((_, term) => hits.filter((hit) => hit.term === term).length);
  if (String(found) !== String(planted)) throw new Error(`planted ${planted.join()}, found ${found.join()}`);
  const costs = new Map(Object.keys(tools).map((name) => [name, [] as Cost[]]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, run] of Object.entries(tools)) costs.get(name)!.push(run());
  const figures: Record<string, number> = { 'hits, all as planted': hits.length };
  for (const [name, all] of costs) {
    figures[`${name}, s by the clock`] = median(all.map(({ clock }) => clock));
    figures[`${name}, s of processor time`] = median(all.map(({ cpu }) => cpu));
    figures[`${name}, MiB of memory`] = median(all.map(({ mebibytes }) => mebibytes));
  }
  const cpu = figures['tracecraft, s of processor time']!;
  figures['tracecraft, MB/s of processor time'] = (MIB * 1.048576) / cpu;
  console.log(
    JSON.stringify({
      figures,
      notes: `${MIB} MiB; ripgrep and yara map the image, which counts as their memory.`,
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
