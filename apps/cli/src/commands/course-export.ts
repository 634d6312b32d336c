import type { Command } from 'commander';
import { sessionOf } from '../course/course-device.ts';
import { exportCourse } from '../course/export-course.ts';
import { writeOut } from '../evidence/output.ts';
import { apiClient } from '../play/api-client.ts';
import { phrasesFor } from '../speak.ts';

const EXAMPLES = `
Example:
  tracecraft course export course:0f3a… --server http://127.0.0.1:4173 --token LINK --out course/`;

/** `tracecraft course export`: the bundles of a course and of its cases, from a running server. */
export function addCourseExport(course: Command): void {
  course
    .command('export')
    .description('write the bundles of a course and of every case played in it')
    .argument('<stream>', 'the course: `course:` and 32 digits, as its address shows it')
    .requiredOption('--out <folder>', 'folder the bundles are written to')
    .requiredOption('--token <token>', 'sign-in link token of a trainer of the course')
    .option('--server <url>', 'the running server', 'http://127.0.0.1:4173')
    .option('--lang <code>', 'language of the texts', 'en')
    .addHelpText('after', EXAMPLES)
    .action(async (stream: string, flags: { out: string; token: string; server: string; lang: string }) => {
      const { say } = phrasesFor(flags.lang);
      const { session } = await sessionOf(flags.server, flags.token);
      const files = await exportCourse(apiClient(flags.server, session), stream, flags.out);
      writeOut(`${say('course.exported', { files, folder: flags.out })}\n`);
    });
}
