import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printReport } from '@tracecraft/documents';
import { readTrust, type TrustPolicy } from '@tracecraft/record';
import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { contentFolder } from '../content-folder.ts';
import { reportFromBundles } from '../course/report-from-bundles.ts';
import { writeOut } from '../evidence/output.ts';
import { EXIT } from '../exit-codes.ts';
import { nodeHashing } from '../play/node-hashing.ts';
import { typst } from '../print/typst.ts';
import { phrasesFor } from '../speak.ts';

const EXAMPLES = `
Examples:
  tracecraft course report course/ --out report/
  tracecraft course report course/ --out report/ --lang vi --trust academy.key

Every bundle is verified first. One altered event, and there is no report. The same bundles give the same files.

Exit codes:
  0  written
  1  a bundle doesn't hold, or is not signed by a trusted key
  65 not the bundles of exactly one course`;

/** `tracecraft course report`: the programme report from exported bundles alone, offline. */
export function addCourseReport(course: Command): void {
  course
    .command('report')
    .description('make the programme report from the bundles of a course: data, page and PDF')
    .argument('<folder>', 'folder with the bundles `course export` wrote')
    .requiredOption('--out <folder>', 'folder the report is written to')
    .option('--trust <key|policy>', 'a log key, a file that holds one, or a policy file')
    .option('--lang <code>', 'language of the report', 'en')
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, flags: { out: string; trust?: string; lang: string }) => {
      const phrases = phrasesFor(flags.lang);
      const report = await reportFromBundles(folder, trustIn(flags.trust));
      const { data, html, typeset } = printReport(report, phrases, isDraft(flags.lang));
      write(flags.out, 'programme-report.json', data);
      write(flags.out, 'programme-report.html', html);
      write(flags.out, 'programme-report.pdf', await typst.pdf(typeset));
      writeOut(`${phrases.say('course.reported', { folder: flags.out })}\n`);
    });
}

function trustIn(given: string | undefined): TrustPolicy | null {
  if (given === undefined) return null;
  return readTrust(nodeHashing, existsSync(given) ? readFileSync(given, 'utf8') : given);
}

/** A translation nobody has reviewed says so in its first line. */
function isDraft(language: string): boolean {
  const file = join(contentFolder, 'phrases', language, 'certificate.po');
  return existsSync(file) && readFileSync(file, 'utf8').startsWith('# Draft');
}

function write(folder: string, name: string, content: string | Uint8Array): void {
  const file = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, content);
  } catch (problem) {
    const { code = '' } = problem as NodeJS.ErrnoException;
    throw new CommandError('course.not-written', { file, code }, EXIT.inputOutput);
  }
}
