import { Command, CommanderError } from 'commander';
import { CommandError } from './command-error.ts';
import { EXIT } from './exit-codes.ts';

/** `asked`: the word after the command's own. */
type Add = (program: Command, asked?: string) => void | Promise<void>;

/**
 * Each command adds itself: `commands/<name>.ts` exports `add<Name>(program)`; keep the list in the order of --help.
 * Only the one asked for is loaded: that halves the start of every run (measured with `image info`).
 */
const commands: Readonly<Record<string, () => Promise<Add>>> = {
  serve: async () => (await import('./commands/serve.ts')).addServe,
  play: async () => (await import('./commands/play.ts')).addPlay,
  course: async () => (await import('./commands/course.ts')).addCourse,
  verify: async () => (await import('./commands/verify.ts')).addVerify,
  check: async () => (await import('./commands/check.ts')).addCheck,
  'check-log': async () => (await import('./commands/check-log.ts')).addCheckLog,
  practice: async () => (await import('./commands/practice.ts')).addPractice,
  image: async () => (await import('./commands/image.ts')).addImage,
  evidence: async () => (await import('./commands/evidence.ts')).addEvidence,
};

async function addCommands(program: Command): Promise<void> {
  const name = process.argv[2] ?? '';
  const asked = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const loaders = asked === undefined ? Object.values(commands) : [asked];
  for (const add of await Promise.all(loaders.map((load) => load()))) await add(program, process.argv[3]);
}

/** Phrases are loaded only when something is said: a third of the start-up. */
async function fail(problem: unknown): Promise<number> {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const { phrasesFor } = await import('./speak.ts');
  const say = phrasesFor('en');
  if (problem instanceof CommandError) {
    console.error(say.say(`error.${problem.code}`, problem.params));
    return problem.exit;
  }
  console.error(
    say.say('error.unknown', { code: problem instanceof Error ? problem.message : String(problem) }),
  );
  return EXIT.internal;
}

// A reader that left (`| head`) is no failure.
process.stdout.on('error', (problem: NodeJS.ErrnoException) =>
  process.exit(problem.code === 'EPIPE' ? EXIT.ok : EXIT.inputOutput),
);
const program = new Command('tracecraft').version('0.1.0').exitOverride().showHelpAfterError();
try {
  await addCommands(program);
  await program.parseAsync(process.argv);
} catch (problem) {
  process.exitCode = await fail(problem);
}
