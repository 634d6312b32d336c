import { Command, CommanderError } from 'commander';
import { addImage } from './commands/image.ts';
import { addCheck } from './commands/check.ts';
import { addEvidence } from './commands/evidence.ts';
import { addPlay } from './commands/play.ts';
import { addServe } from './commands/serve.ts';
import { addVerify } from './commands/verify.ts';
import { CommandError } from './command-error.ts';
import { EXIT } from './exit-codes.ts';
import { phrasesFor } from './speak.ts';

/** Each command adds itself: `commands/<name>.ts` exports `add<Name>(program)`; keep the list in the order of --help. */
const commands: readonly ((program: Command) => void)[] = [addServe, addPlay, addVerify, addCheck, addImage, addEvidence];

function fail(problem: unknown): number {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const say = phrasesFor('en');
  if (problem instanceof CommandError) {
    console.error(say.say(`error.${problem.code}`, problem.params));
    return problem.exit;
  }
  console.error(say.say('error.unknown', { code: problem instanceof Error ? problem.message : String(problem) }));
  return EXIT.internal;
}

const program = new Command('tracecraft').version('0.1.0').exitOverride().showHelpAfterError();
for (const add of commands) add(program);
try {
  await program.parseAsync(process.argv);
} catch (problem) {
  process.exitCode = fail(problem);
}
