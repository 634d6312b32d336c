// `npm start`: installs and builds what is missing, then starts the server. Dependency-free, runs on Node 20.
// npm start -- [--data DIR] [--port N] [--host H] [--json] [--log]; TRACECRAFT_PORT sets the port too.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWeb, ensureInstalled, node24, root } from './bootstrap.mjs';

const began = Date.now();
const given = process.argv.slice(2);
const has = (name) => given.some((one) => one === name || one.startsWith(`${name}=`));
const defaults = [
  ...(has('--data') ? [] : ['--data', join(root, '.data')]),
  ...(has('--port') ? [] : ['--port', process.env.TRACECRAFT_PORT ?? '4173']),
];

ensureInstalled();
buildWeb();
const main = join(root, 'apps', 'server', 'src', 'main.ts');
const child = spawn(node24(), [main, ...given, ...defaults], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
child.on('message', (message) => {
  if (message === 'ready' && !has('--json'))
    console.log(`Ready after ${((Date.now() - began) / 1000).toFixed(1)} s. Stop with Ctrl+C.`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 70);
});
