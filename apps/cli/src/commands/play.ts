import { closeSync, mkdtempSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { paths, type SignedIn } from '@tracecraft/protocol';
import { printGrammar } from '@tracecraft/workbench';
import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { writeOut } from '../evidence/output.ts';
import { apiClient } from '../play/api-client.ts';
import { startChildServer, type ChildServer } from '../play/child-server.ts';
import { namedExercise } from '../play/local-exercise.ts';
import { playExercise } from '../play/play-exercise.ts';
import { playReport } from '../play/play-report.ts';
import { playLines } from '../play/print-play.ts';
import { readScript } from '../play/read-script.ts';
import { phrasesFor } from '../speak.ts';

interface PlayFlags {
  readonly acts?: true;
  readonly server?: string;
  readonly token?: string;
  readonly data?: string;
  readonly evidence: readonly string[];
  readonly json?: true;
  readonly out?: string;
  readonly lang: string;
}

const EXAMPLES = `
Examples:
  tracecraft play content/exercises/blue-tape content/exercises/blue-tape/plays/careful.acts
  tracecraft play blue-tape my.acts --json --out case.bundle
  tracecraft play sotm24 my.acts --evidence sotm24-floppy.zip
  tracecraft play --acts

Exit codes:
  0  played; refused lines and departures are part of the answer
  65 the script has a fault (line, column and suggestion are printed); nothing was recorded
  66 no such exercise, script or evidence file
  74 the server can't be reached
  77 the server refused (sign in with --token, or run beside it)`;

/** `tracecraft play`: an act script through the same workbench and public API as the browser. */
export function addPlay(program: Command): void {
  program
    .command('play')
    .description('play an act script of an exercise: advice, departures, findings, score and the bundle')
    .argument('[exercise]', 'folder or id of an exercise')
    .argument('[acts]', 'the act script')
    .option('--acts', 'print the grammar of act scripts and leave')
    .option('--server <url>', 'a running server; without it one is started for the play')
    .option('--token <token>', 'sign-in link token or session of a trainer, for a server elsewhere')
    .option('--data <folder>', 'data folder of the server that is started (default: a temporary one)')
    .option('--evidence <file>', 'an evidence image or archive; may be given again', collect, [])
    .option('--out <bundle>', 'where the bundle is written')
    .option('--json', 'print the result as one JSON document')
    .option('--lang <code>', 'language of the texts', 'en')
    .addHelpText('after', EXAMPLES)
    .action(async (exercise: string | undefined, acts: string | undefined, flags: PlayFlags) => {
      if (flags.acts === true) writeOut(printGrammar(phrasesFor(flags.lang).say('play.grammar')));
      else if (exercise === undefined || acts === undefined)
        throw new CommandError('play.usage', {}, EXIT.usage);
      else await play(exercise, acts, flags);
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function play(given: string, file: string, flags: PlayFlags): Promise<void> {
  const phrases = phrasesFor(flags.lang);
  const exercise = namedExercise(given);
  const place = exercise.brief?.place;
  const script = readScript(
    file,
    place === undefined ? {} : { zone: place.zone, date: place.start.slice(0, 10) },
    phrases,
  );
  const bundle = resolve(
    flags.out ?? join(mkdtempSync(join(tmpdir(), 'tracecraft-play-')), `${exercise.id}.bundle`),
  );
  mustBeWritable(bundle);
  const child =
    flags.server === undefined ? await startChildServer({ dataFolder: flags.data ?? null }) : null;
  try {
    const server = child?.address ?? String(flags.server);
    const played = await playExercise(exercise.id, script, {
      server,
      token: await staffSession(server, flags.token, child),
      evidence: { files: flags.evidence, dataFolder: flags.data ?? '.data' },
      bundle,
      onLine: lineProgress(),
    });
    const report = playReport(played, phrases, bundle);
    writeOut(
      flags.json === true
        ? `${JSON.stringify(report, null, 2)}\n`
        : `${playLines(report, phrases).join('\n')}\n`,
    );
  } finally {
    await child?.stop();
  }
}

/** Nothing is played when its outcome could not be kept. */
function mustBeWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (problem) {
    throw new CommandError(
      'play.bundle-unwritable',
      { file, code: (problem as NodeJS.ErrnoException).code ?? '' },
      EXIT.inputOutput,
    );
  }
}

/** A trainer's session: from the server started here, or from the token given, be it a link's or a session's. */
async function staffSession(
  server: string,
  token: string | undefined,
  child: ChildServer | null,
): Promise<string | null> {
  const link = child === null ? token : child.links['trainer']?.split('#').at(-1);
  if (link === undefined) return null;
  try {
    return (await apiClient(server, null).post<SignedIn>(paths.session, { token: link })).session;
  } catch (problem) {
    if (problem instanceof CommandError && problem.code === 'session.link-invalid' && child === null)
      return link;
    throw problem;
  }
}

/** Line by line on standard error, where somebody looks. */
function lineProgress(): ((line: { readonly text: string }, done: number, of: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return ({ text }, done, of) => {
    process.stderr.write(
      `\r\u001B[K[${done + 1}/${of}] ${text.slice(0, 70)}${done + 1 === of ? '\r\u001B[K' : ''}`,
    );
  };
}
