import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RandomAccess } from '@tracecraft/bytes';
import { parseExercise, type EvidenceRef } from '@tracecraft/course';
import { ImageError, openEvidence, type DiskImage } from '@tracecraft/image';
import type { Phrases } from '@tracecraft/phrases';
import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { contentFolder } from '../content-folder.ts';
import { terminalProgress } from '../evidence/progress.ts';
import { imagePorts, openEvidenceFile } from '../evidence-source.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';

interface AddFlags {
  readonly data: string;
  readonly exercise?: string;
  readonly json?: true;
}

/** Evidence an exercise asks for. */
interface Wanted {
  readonly exercise: string;
  readonly evidence: EvidenceRef;
}

const EXAMPLES = `
Examples:
  tracecraft evidence add sotm24-floppy.zip
  tracecraft evidence add stick.E01 --data /srv/course
  tracecraft evidence add floppy.img --exercise sotm24

The file may be the raw image, or hold it as .gz, .zip or E01: evidence is named by the hash of its raw bytes.

Exit codes:
  0   added, or there already
  65  not an image, not the one an exercise asks for, or changed while it was read
  66  no such file or exercise
  73  no space left in the data folder`;

/** `tracecraft evidence add`: puts an image into the data folder of a server, running or not. */
export function addEvidence(program: Command): void {
  const evidence = program.command('evidence').description('manage the evidence images of a server');
  evidence
    .command('add')
    .description('add an evidence image to the data folder; it is recognised by the hash of its raw bytes')
    .argument('<file>', 'raw image, .gz, .zip archive or first E01 segment')
    .option('--data <folder>', 'data folder of the server', '.data')
    .option('--exercise <id>', 'the exercise it must belong to')
    .option('--json', 'print the result as one line of JSON')
    .addHelpText('after', EXAMPLES)
    .action(add);
}

async function add(file: string, flags: AddFlags): Promise<void> {
  const say = phrasesFor('en');
  const wanted = wantedEvidence(flags.exercise);
  const progress = terminalProgress();
  const opened = await openEvidenceFile(file, {
    progress: (done) => progress.report(say.say('evidence.unpacking'), done, 0),
  });
  try {
    const disk = openEvidence(opened.parts, imagePorts);
    const kept = await keep(
      disk.raw,
      join(flags.data, 'evidence'),
      (sha256) => {
        // first: of a file that is being written the hash says nothing
        opened.mustBeUnchanged();
        judge(file, disk, sha256, wanted);
      },
      (done) => progress.report(say.say('evidence.hashing'), done, disk.raw.size),
    );
    progress.clear();
    tell(
      say,
      flags,
      kept,
      wanted.filter(({ evidence }) => evidence.sha256 === kept.sha256),
      disk.raw.size,
    );
  } catch (problem) {
    throw asCommandError(problem, file);
  } finally {
    progress.clear();
    opened.close();
  }
}

/** What the exercises in the content folder ask for; with an id only that one's. */
function wantedEvidence(id: string | undefined): readonly Wanted[] {
  const root = join(contentFolder, 'exercises');
  const folders = readdirSync(root).filter((name) => existsSync(join(root, name, 'exercise.yaml')));
  const wanted = folders.flatMap((name) => {
    const text = (one: string): string => readFileSync(join(root, name, one), 'utf8');
    const parsed = parseExercise(text('exercise.yaml'), text('truth.yaml'));
    if ('errors' in parsed || (id !== undefined && parsed.exercise.id !== id)) return [];
    return [{ exercise: parsed.exercise.id, evidence: parsed.exercise.evidence }];
  });
  if (id !== undefined && wanted.length === 0)
    throw new CommandError('evidence.exercise-unknown', { exercise: id }, EXIT.notFound);
  return wanted.flatMap(({ exercise, evidence }) => evidence.map((one) => ({ exercise, evidence: one })));
}

/** What the image reader says, as the command says it. */
function asCommandError(problem: unknown, path: string): unknown {
  return problem instanceof ImageError
    ? new CommandError(problem.code, { path, ...problem.params }, EXIT.badInput)
    : problem;
}

/** Throws unless an exercise asks for these bytes. */
function judge(file: string, disk: DiskImage, sha256: string, wanted: readonly Wanted[]): void {
  if (wanted.some(({ evidence }) => evidence.sha256 === sha256)) return;
  const readable = disk.fileSystems.length > 0 || disk.partitions.some((one) => one.kind === 'partition');
  if (!readable) throw new CommandError('evidence.not-an-image', { file, found: sha256 }, EXIT.badInput);
  const [only] = wanted;
  if (wanted.length === 1 && only !== undefined) {
    const { exercise, evidence } = only;
    throw new CommandError(
      'evidence.wrong-hash',
      { file, exercise, expected: evidence.sha256, found: sha256 },
      EXIT.badInput,
    );
  }
  const list = wanted.map(({ exercise, evidence }) => `${evidence.sha256} (${exercise})`).join(', ');
  throw new CommandError('evidence.nobody-asks', { file, found: sha256, expected: list }, EXIT.badInput);
}

const STEP = 4 * 1024 * 1024;

/** Copies the raw bytes beside their place, hashes them on the way, and moves them there only once `accept` lets them. */
async function keep(
  raw: RandomAccess,
  folder: string,
  accept: (sha256: string) => void,
  progress: (done: number) => void,
): Promise<{ sha256: string; already: boolean }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `${process.pid}.part`);
  const hash = createHash('sha256');
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      for (let at = 0; at < raw.size; at += STEP) {
        const bytes = raw.read(at, Math.min(STEP, raw.size - at));
        hash.update(bytes);
        await handle.writeFile(bytes);
        progress(at + bytes.length);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    const sha256 = hash.digest('hex');
    accept(sha256);
    const target = join(folder, sha256);
    const already = existsSync(target);
    if (!already) await rename(temporary, target);
    await syncFolder(folder);
    return { sha256, already };
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOSPC')
      throw new CommandError('evidence.disk-full', { folder }, EXIT.diskFull);
    throw problem;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Makes the rename durable; Windows can't open a folder and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

function tell(
  say: Phrases,
  { json }: AddFlags,
  { sha256, already }: { sha256: string; already: boolean },
  uses: readonly Wanted[],
  size: number,
): void {
  if (json === true) {
    const exercises = uses.map(({ exercise, evidence }) => ({ exercise, evidence: evidence.id }));
    console.log(JSON.stringify({ sha256, size, already, exercises }));
    return;
  }
  for (const { exercise, evidence } of uses)
    console.log(
      say.say(already ? 'evidence.already' : 'evidence.added', {
        exercise,
        title: evidence.title.en,
        sha256,
        size,
      }),
    );
}
