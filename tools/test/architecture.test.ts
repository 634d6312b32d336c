import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const gate = fileURLToPath(new URL('../architecture.ts', import.meta.url));
const houses: string[] = [];

function house(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'house-'));
  houses.push(root);
  mkdirSync(join(root, 'packages'));
  mkdirSync(join(root, 'apps'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function look(files: Readonly<Record<string, string>>): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [gate], {
    cwd: house(files),
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

afterEach(() => {
  for (const root of houses.splice(0)) rmSync(root, { recursive: true, force: true });
});

test('an import to a lower layer passes, and is counted', () => {
  const { status, said } = look({
    'packages/record/src/a.ts': "import { x } from '@tracecraft/bytes';\nexport { x };",
  });
  expect(said).toContain('1 files, 1 imports, 0 faults');
  expect(status).toBe(0);
});

test.each([
  ['packages/bytes/src/a.ts', "export { x } from '@tracecraft/record';", 'bytes (0) imports record (1)'],
  ['packages/image/src/a.ts', "import '@tracecraft/record';", 'image may not know record'],
  ['packages/record/src/a.ts', "import 'node:fs';", 'node:fs in a pure package'],
  ['apps/cli/src/a.ts', "import '@tracecraft/server';", 'cli (5) imports server (5)'],
  [
    'packages/course/src/a.ts',
    "import '../../../packages/record/src/index.ts';",
    'bypasses the package name',
  ],
  ['packages/attic/src/a.ts', "import '@tracecraft/bytes';", "room 'attic' has no layer"],
])('%s: %s is refused', (path, text, expected) => {
  const { status, said } = look({ [path]: text });
  expect(said).toContain(expected);
  expect(status).toBe(1);
});

test('a gate that looked at nothing fails', () => {
  expect(look({}).status).toBe(1);
});
