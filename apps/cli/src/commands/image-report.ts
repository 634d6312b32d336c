import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseBrief } from '@tracecraft/course';
import { findingsHtml } from '@tracecraft/documents/findings';
import { readInto } from '@tracecraft/image';
import { textOf } from '@tracecraft/workbench';
import type { CaseEvent } from '@tracecraft/record';
import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { contentFolder } from '../content-folder.ts';
import { findingsReport, type ImageAtHand } from '../evidence/findings-report.ts';
import { writeOut } from '../evidence/output.ts';
import { hashInParallel } from '../evidence/parallel-hash.ts';
import { withImage } from '../evidence/with-image.ts';
import { EXIT } from '../exit-codes.ts';
import { eventsOfBundle } from '../play/events-of-bundle.ts';
import { namedExercise } from '../play/local-exercise.ts';
import { isDraftLanguage, phrasesFor } from '../speak.ts';

interface ReportOptions {
  readonly out: string;
  readonly lang: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  tracecraft image report case.bundle --out findings.html
  tracecraft image report case.bundle usb-stick.dd --out findings.html --lang ko
With the image, every finding is read again and compared, and what the reader could not read is told. The page proves
nothing about the record itself: that is what verify says. The same input gives the same page.

Exit codes: 0 written; 1 written, and bytes of a finding differ or can't be read; 65 the image is not one of the case;
77 the file is there already.`;

/** `tracecraft image report`. */
export function addImageReport(image: Command): void {
  image
    .command('report')
    .description('findings, bookmarks, steps, limits and open departures of a case as one HTML page')
    .argument('<bundle>', 'the bundle of the case')
    .argument('[image]', 'the image the findings are about, or one of its segments')
    .requiredOption('--out <file>', 'the page to write; an existing file is left alone')
    .option('--lang <code>', 'language of the page', 'en')
    .option('--json', 'print what the page says as JSON too')
    .addHelpText('after', EXAMPLES)
    .action((bundle: string, path: string | undefined, options: ReportOptions) =>
      path === undefined
        ? report(bundle, null, options)
        : withImage([path], {}, async (disk, progress) => {
            const { sha256 } = await hashInParallel(['sha256'], {
              size: disk.raw.size,
              isPlain: disk.container.format === 'raw',
              fill: (offset, target) => readInto(disk.raw, offset, target),
              progress: (done) => progress.report('hashing', done, disk.raw.size),
            });
            progress.clear();
            report(bundle, { path, sha256, disk }, options);
          }),
    );
}

function report(bundle: string, atHand: ImageAtHand | null, { out, lang, json }: ReportOptions): void {
  const phrases = phrasesFor(lang);
  const { events } = eventsOfBundle(bundle);
  const told = findingsReport(events, phrases, atHand, questionsOf(events, lang));
  const known = told.images.map(({ sha256 }) => sha256);
  if (atHand !== null && !known.includes(atHand.sha256))
    throw new CommandError(
      'image.not-of-case',
      { path: atHand.path, sha256: atHand.sha256, known: known.join(', ') },
      EXIT.badInput,
    );
  write(out, findingsHtml(told, phrases, isDraftLanguage(lang)));
  const items = told.images.flatMap((one) => one.items);
  const bad = items.filter(({ replay }) => replay === 'differs' || replay === 'unreadable').length;
  if (json === true) writeOut(`${JSON.stringify(told, null, 2)}\n`);
  else
    writeOut(
      `${phrases.say('image.reported', { file: out, findings: items.filter(({ kind }) => kind === 'finding').length, bad })}\n`,
    );
  if (bad > 0) process.exitCode = EXIT.no;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (problem) {
    const { code = '' } = problem as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new CommandError('image.report-exists', { file }, EXIT.refused);
    throw new CommandError('image.report-not-written', { file, code }, EXIT.inputOutput);
  }
}

/** The questions of the brief in words, where this machine has the exercise. */
function questionsOf(events: readonly CaseEvent[], lang: string): ReadonlyMap<string, string> {
  const opened = events.find(({ header }) => header.kind === 'case.opened');
  const [id = ''] = ((opened === undefined ? null : textOf(opened, 'exercise')) ?? '').split('@');
  // The id comes from the record: it must be a plain word before it becomes part of a path.
  const folder = join(contentFolder, 'exercises', id);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || !existsSync(join(folder, 'exercise.yaml'))) return new Map();
  const questions: ExerciseBrief['questions'] = namedExercise(folder).brief?.questions ?? [];
  return new Map(questions.map((one) => [one.id, one.text[lang] ?? one.text.en]));
}
