import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';

const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));

interface ServeOptions {
  readonly data: string;
  readonly port: string;
  readonly host: string;
  readonly json?: true;
  readonly log?: true;
  readonly empty?: true;
}

/** `tracecraft serve`: the server as a child process; its exit code becomes ours. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('start the server on an embedded store and print one sign-in link per role')
    .option('--data <folder>', 'data folder', '.data')
    .option('--port <number>', 'port; 0 takes any free one', '4173')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--json', 'print address, links and log key as one line of JSON')
    .option(
      '--empty',
      'no sample course: print one sign-in link, of a programme office that starts from nothing',
    )
    .option('--log', 'log every request to standard error, without tokens')
    .addHelpText(
      'after',
      '\nExamples:\n  tracecraft serve\n  tracecraft serve --data /srv/course --port 8080 --host 0.0.0.0\n  tracecraft serve --empty --data my-course',
    )
    .action(async (options: ServeOptions) => {
      const flags = [
        ...(options.empty === true ? ['--empty'] : []),
        ...(options.json === true ? ['--json'] : []),
        ...(options.log === true ? ['--log'] : []),
      ];
      process.exitCode = await run([
        '--data',
        options.data,
        '--port',
        options.port,
        '--host',
        options.host,
        ...flags,
      ]);
    });
}

function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [main, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 0)));
}
