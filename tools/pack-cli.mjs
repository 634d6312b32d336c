// Joins the modules of `tracecraft image` into a few files, which halves its start (npm runs it after `npm ci`). Nothing
// needs them: the command takes its sources where one of them is newer, so a developer never builds.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './bootstrap.mjs';

const folder = join(root, 'node_modules', '.cache', 'tracecraft-image');
const main = join(root, 'apps', 'cli', 'src', 'main.ts');

/** Modules started in threads of their own, joined as well. */
const evidence = join(main, '..', 'evidence');
const threads = readdirSync(evidence).filter((name) => name.endsWith('-worker.ts'));
const THREAD_OR_URL = /new URL\('\.\/([a-z-]+-worker)\.ts', import\.meta\.url\)|import\.meta\.url/g;

/** Other commands stay sources; what names its own place keeps it. */
const plugin = {
  name: 'image-only',
  enforce: 'pre',
  resolveId(source, importer) {
    const other = importer === main && source.startsWith('./commands/') && source !== './commands/image.ts';
    return other ? { id: pathToFileURL(join(main, '..', source)).href, external: true } : null;
  },
  transform(code, id) {
    if (!code.includes('import.meta.url') || id.includes('/node_modules/')) return null;
    const own = JSON.stringify(pathToFileURL(id).href);
    return code.replace(THREAD_OR_URL, (_, thread) =>
      thread === undefined ? own : `new URL('./${thread}.mjs', import.meta.url)`,
    );
  },
};

/** By their ending modules, so that Node need not look into each to find that out; side by side, so that threads are found. */
const names = { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' };

async function pack() {
  const { build } = await import('vite');
  // Two folders in turn: one may be in use, and the compile cache keeps what it made of every path it ever saw.
  const name = existsSync(join(folder, 'pack-a')) ? 'pack-b' : 'pack-a';
  const before = Date.now();
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [plugin],
    ssr: { noExternal: [/^@tracecraft\//, 'commander'] },
    build: {
      ssr: true,
      outDir: join(folder, name),
      target: 'node24',
      minify: false,
      rolldownOptions: { input: [main, ...threads.map((file) => join(evidence, file))], output: names },
    },
  });
  const sources = new Set(
    output.flatMap(({ moduleIds = [] }) => moduleIds).filter((id) => id.startsWith(root)),
  );
  const stamps = [...sources].map((path) => {
    const { mtimeMs, size } = statSync(path);
    if (mtimeMs >= before) throw new Error(`${path} changed meanwhile`);
    return [relative(root, path), mtimeMs, size];
  });
  writeFileSync(
    join(folder, 'next.json'),
    JSON.stringify({ main: `${name}/main.mjs`, place: join(root, '/'), stamps }),
  );
  renameSync(join(folder, 'next.json'), join(folder, 'pack.json'));
  for (const old of readdirSync(folder))
    if (old !== name && old.startsWith('pack-')) rmSync(join(folder, old), { recursive: true, force: true });
  return sources.size;
}

try {
  mkdirSync(folder, { recursive: true });
  console.log(`image command: ${await pack()} modules joined`);
} catch (problem) {
  console.log(`image command: not joined, it starts from its sources (${problem.message})`);
}
