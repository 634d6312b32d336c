/**
 * Watches one live board over many connections, in a process of its own so that counting costs the senders nothing.
 * Forked by common-start.ts: argument 2 is the address of the board, 3 the session, 4 how many. Tells its parent
 * `{ready}` once every watcher has its first picture, and `{events, at}` when the last watcher has got a newer one:
 * `events` is the sum over its rows, `at` the wall clock in milliseconds.
 */
import { get } from 'node:http';

const [address = '', session = '', count = '0'] = process.argv.slice(2);
const watchers = Number(count);
/** Number of the newest picture each watcher has, and how many acts the pictures show, as the first watcher reads them. */
const has: number[] = Array.from({ length: watchers }, () => 0);
const shown: { id: number; events: number }[] = [];
const rows = new Map<string, number>();
let ready = 0;

function read(id: number, data: string): void {
  for (const row of JSON.parse(data) as { teamId: string; events: number }[])
    rows.set(row.teamId, row.events);
  shown.push({ id, events: [...rows.values()].reduce((sum, events) => sum + events, 0) });
}

/** Tells what every watcher has got by now: a slow one may have skipped a picture, never the newest. */
function tell(): void {
  const least = Math.min(...has);
  while (shown[0] !== undefined && shown[0].id <= least) {
    process.send?.({ events: shown[0].events, at: Date.now() });
    shown.shift();
  }
}

function watch(index: number): void {
  let text = '';
  let first = true;
  const request = get(address, { headers: { authorization: `Bearer ${session}` } }, (answer) => {
    if (answer.statusCode !== 200) throw new Error(`board: ${answer.statusCode}`);
    answer.setEncoding('latin1').on('data', (part: string) => {
      text += part;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const message = text.slice(0, end);
        text = text.slice(end + 2);
        const id = Number(/^id: (\d+)$/m.exec(message)?.[1] ?? 0);
        if (id === 0) continue;
        if (first && ++ready === watchers) process.send?.({ ready: true });
        first = false;
        has[index] = id;
        if (index === 0) read(id, message.slice(message.indexOf('\ndata: ') + 7));
        tell();
      }
    });
  });
  request.on('error', (problem) => {
    process.send?.({ failed: String(problem) });
  });
}

for (let i = 0; i < watchers; i++) watch(i);
