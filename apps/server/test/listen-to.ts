import { expect } from 'vitest';

/** One message of an event stream. */
export interface Message {
  id: string;
  event: string;
  data: string;
}

/** Reads one event stream until `enough` says so; then hangs up. */
export async function listenTo(
  address: string,
  session: string,
  enough: (messages: readonly Message[]) => boolean,
  headers: Record<string, string> = {},
): Promise<Message[]> {
  const abort = new AbortController();
  const answer = await fetch(address, {
    headers: { authorization: `Bearer ${session}`, ...headers },
    signal: abort.signal,
  });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const messages: Message[] = [];
  let text = '';
  const timer = setTimeout(() => abort.abort(), 30_000);
  try {
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
        text = text.slice(end + 2);
        const { id, event, data } = Object.fromEntries(lines) as Partial<Message>;
        if (id !== undefined && event !== undefined && data !== undefined) messages.push({ id, event, data });
      }
      if (enough(messages)) break;
    }
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
  return messages;
}
