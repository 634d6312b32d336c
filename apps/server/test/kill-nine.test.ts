import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../../e2e/scripts/kill-nine.ts', import.meta.url));

/** 3 rounds here; KILL_ROUNDS sets another number, `node e2e/scripts/kill-nine.ts` does 10. */
const rounds = process.env['KILL_ROUNDS'] ?? '3';

test('kill -9: nothing acknowledged is lost, nothing doubled', { timeout: 300_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--rounds', rounds, '--json'], {
    encoding: 'utf8',
  });
  console.log(`kill -9: ${stdout.trim()}`);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({
    rounds: Number(rounds),
    lost: 0,
    doubled: 0,
    moved: 0,
    bundle: 'consistent',
  });
  expect(status).toBe(0);
});
