const WIDTH = 30;
const EVERY_MS = 100;

/** A bar on standard error for work that takes long; silent where nobody looks. */
export interface Progress {
  /** `total` 0: not known, only the amount is shown. */
  report(label: string, done: number, total: number): void;
  clear(): void;
}

function line(label: string, done: number, total: number): string {
  const amount = `${(done / 2 ** 20).toFixed(0)} MiB`;
  if (total === 0) return `${label} ${amount}`;
  const full = Math.round((done / total) * WIDTH);
  return `${label} [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${Math.floor((done / total) * 100)} % ${amount}`;
}

/** Progress on `stream` when it is a terminal. */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { report: () => undefined, clear: () => undefined };
  let last = 0;
  return {
    report(label, done, total) {
      const now = performance.now();
      if (now - last < EVERY_MS) return;
      last = now;
      stream.write(`\r\u001B[K${line(label, done, total)}`);
    },
    clear() {
      if (last > 0) stream.write('\r\u001B[K');
    },
  };
}
