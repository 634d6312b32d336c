/** Layer gate: an import may only point to a room with a lower number (docs/decisions/0001-the-house.md). */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

const LAYER: Record<string, number> = {
  bytes: 0,
  phrases: 0,
  formats: 1,
  artefacts: 2,
  record: 1,
  image: 2,
  practice: 2,
  forge: 3,
  course: 3,
  exchange: 3,
  protocol: 4,
  workbench: 4,
  documents: 4,
  web: 5,
  server: 5,
  cli: 5,
};
/** Pairs the layer numbers alone would allow, but the design forbids. */
const FORBIDDEN = new Set(['image>record', 'image>practice', 'forge>image']);
const root = process.cwd();

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'node_modules' || name === 'dist' ? [] : sources(path);
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });
}

function room(path: string): string {
  return relative(root, path).split(sep)[1] ?? '';
}

function importsOf(path: string): string[] {
  const { module } = parseSync(path, readFileSync(path, 'utf8'));
  const fixed = module.staticImports.map((entry) => entry.moduleRequest.value);
  const again = module.staticExports.flatMap((entry) =>
    entry.entries.map((e) => e.moduleRequest?.value ?? ''),
  );
  return [...new Set([...fixed, ...again])].filter((name) => name !== '');
}

function faultsIn(path: string): string[] {
  const from = room(path);
  const layer = LAYER[from];
  const place = relative(root, path);
  if (layer === undefined) return [`${place}: room '${from}' has no layer`];
  const faults: string[] = [];
  for (const name of importsOf(path)) {
    if (name.startsWith('node:') && layer < 5) faults.push(`${place}: ${name} in a pure package`);
    if (/^(\.\.\/)+(packages|apps)\//.test(name)) faults.push(`${place}: ${name} bypasses the package name`);
    const to = /^@tracecraft\/([a-z]+)$/.exec(name)?.[1];
    if (to === undefined) continue;
    if ((LAYER[to] ?? 99) >= layer) faults.push(`${place}: ${from} (${layer}) imports ${to} (${LAYER[to]})`);
    if (FORBIDDEN.has(`${from}>${to}`)) faults.push(`${place}: ${from} may not know ${to}`);
  }
  return faults;
}

const files = ['packages', 'apps'].flatMap((top) =>
  readdirSync(join(root, top)).flatMap((name) => sources(join(root, top, name, 'src'))),
);
const faults = files.flatMap(faultsIn);
for (const fault of faults) console.error(fault);
const edges = files.reduce((sum, file) => sum + importsOf(file).length, 0);
console.log(`architecture: ${files.length} files, ${edges} imports, ${faults.length} faults`);
if (files.length === 0 || edges === 0 || faults.length > 0) process.exit(1);
