import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { paths, type CourseSummary } from '@tracecraft/protocol';
import { signIn, TestDevice } from './test-device.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const YEAR_2031 = Date.UTC(2031, 2, 3);

test(
  'an empty server has one link, of an office that can start a course; its clock is what the parent says',
  { timeout: 90_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tracecraft-empty-'));
    const args = ['--data', folder, '--port', '0', '--json', '--empty', '--clock', 'ipc'];
    const child = fork(main, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    try {
      const first = await createInterface(child.stdout!)[Symbol.asyncIterator]().next();
      const { address, links } = JSON.parse(String(first.value)) as {
        address: string;
        links: Record<string, string>;
      };
      expect(Object.keys(links)).toEqual(['programme-office']);
      const token = links['programme-office']?.split('#')[1] ?? '';
      const { account, session } = await signIn(address, token);
      const office = new TestDevice(address, session, account.id);
      expect((await office.call('POST', paths.courses, {})).status).toBe(201);
      const own = (await (await office.call('GET', paths.courses)).json()) as CourseSummary[];
      expect(own).toMatchObject([{ title: null, role: 'programme-office' }]);
      child.send({ clock: YEAR_2031 });
      await told(child, YEAR_2031);
      // a session lives three days: years later it is over, and so is the link
      expect((await office.call('GET', paths.me)).status).toBe(401);
      await expect(signIn(address, token)).rejects.toThrow('401');
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

/** Waits until the server says that its clock shows `time`. */
async function told(child: ReturnType<typeof fork>, time: number): Promise<void> {
  for (;;) {
    const [message] = (await once(child, 'message')) as [unknown];
    if ((message as { clock?: number }).clock === time) return;
  }
}
