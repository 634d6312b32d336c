import { StartError } from '../start-error.ts';

/**
 * The clock a server runs on. `system`: this machine's. `ipc`: what the parent process last said by the message
 * `{clock: UTC milliseconds}`, which is answered with the same once it holds; the machine's until then. Only a child
 * process that was started with a channel can be told, so no client ever can.
 */
export function clockNamed(name: string): () => number {
  if (name === 'system') return Date.now;
  if (name !== 'ipc' || process.send === undefined) throw new StartError('usage.clock', { clock: name });
  let told: number | null = null;
  process.on('message', (message: unknown) => {
    const time = timeIn(message);
    if (time === null) return;
    told = time;
    process.send?.({ clock: time });
  });
  return () => told ?? Date.now();
}

function timeIn(message: unknown): number | null {
  if (typeof message !== 'object' || message === null || !('clock' in message)) return null;
  return Number.isSafeInteger(message.clock) ? (message.clock as number) : null;
}
