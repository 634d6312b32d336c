// `npm start`: installs and builds what is missing, then starts the server. Dependency-free, runs on Node 20.
// npm start -- [--data DIR] [--port N] [--host H] [--json] [--log] [--empty] [--no-sample]; TRACECRAFT_PORT sets the port too.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWeb, ensureInstalled, node24, root, withCompileCache } from './bootstrap.mjs';
import { playSampleCourses } from './sample-courses.mjs';

const began = Date.now();
const given = process.argv.slice(2).filter((one) => one !== '--no-sample');
const has = (name) => process.argv.slice(2).some((one) => one === name || one.startsWith(`${name}=`));
const valueOf = (name) =>
  given.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? given[given.indexOf(name) + 1];
const data = has('--data') ? valueOf('--data') : join(root, '.data');
const defaults = [
  ...(has('--data') ? [] : ['--data', data]),
  ...(has('--port') ? [] : ['--port', process.env.TRACECRAFT_PORT ?? '4173']),
];

ensureInstalled();
buildWeb();
if (data !== undefined && !['--json', '--empty', '--no-sample'].some(has)) playSampleCourses(data);
const main = join(root, 'apps', 'server', 'src', 'main.ts');
const child = spawn(node24(), [main, ...given, ...defaults], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: withCompileCache,
});
child.on('message', (message) => {
  if (message === 'ready' && !has('--json'))
    console.log(`Ready after ${((Date.now() - began) / 1000).toFixed(1)} s. Stop with Ctrl+C.`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 70);
});
