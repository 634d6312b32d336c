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

/** Longest head of a message that is looked at: `id: ` and a number. */
const HEAD = 40;
const END = Buffer.from('\n\n');

/**
 * Takes an event stream apart. Only the first watcher keeps what it gets: five hundred screens on one machine are not what
 * is measured, so the others look for the end of a message and read its number.
 */
function messages(keep: boolean, take: (id: number, text: string) => void): (part: Buffer) => void {
  let head = '';
  let text = '';
  let last = Buffer.alloc(0);
  const add = (bytes: Buffer): void => {
    if (head.length < HEAD) head += bytes.toString('latin1', 0, HEAD);
    if (keep) text += bytes.toString('latin1');
  };
  const ended = (): void => {
    const id = Number(/^id: (\d+)$/m.exec(head)?.[1] ?? 0);
    if (id !== 0) take(id, text);
    head = text = '';
  };
  return (part) => {
    let bytes = Buffer.concat([last, part]);
    for (let end = bytes.indexOf(END); end >= 0; end = bytes.indexOf(END)) {
      add(bytes.subarray(0, end));
      ended();
      bytes = bytes.subarray(end + 2);
    }
    // a line end that may be the first of two waits for the next part
    const whole = bytes.at(-1) === 10 ? bytes.length - 1 : bytes.length;
    add(bytes.subarray(0, whole));
    last = Buffer.from(bytes.subarray(whole));
  };
}

function watch(index: number): void {
  let first = true;
  const request = get(address, { headers: { authorization: `Bearer ${session}` } }, (answer) => {
    if (answer.statusCode !== 200) throw new Error(`board: ${answer.statusCode}`);
    const take = messages(index === 0, (id, text) => {
      if (first && ++ready === watchers) process.send?.({ ready: true });
      first = false;
      has[index] = id;
      if (index === 0) read(id, text.slice(text.indexOf('\ndata: ') + 7));
      tell();
    });
    answer.on('data', take);
  });
  request.on('error', (problem) => {
    process.send?.({ failed: String(problem) });
  });
}

for (let i = 0; i < watchers; i++) watch(i);
