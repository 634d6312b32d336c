import { once } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { securityHeaders } from '../http/security-headers.ts';

const HEARTBEAT_MS = 15_000;

/** A server-sent event stream (WHATWG HTML §9.2) to one client. */
export interface EventStream {
  /** Resolves when the client can take more. */
  send(id: number, event: string, data: string): Promise<void>;
  readonly closed: boolean;
  onClose(listener: () => void): void;
}

/** Takes the reply over from Fastify and answers with an event stream. */
export function openEventStream(request: FastifyRequest, reply: FastifyReply): EventStream {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...securityHeaders,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.flushHeaders();
  raw.write('retry: 1000\n\n');
  const beat = setInterval(() => raw.write(': alive\n\n'), HEARTBEAT_MS);
  const listeners: (() => void)[] = [() => clearInterval(beat)];
  let closed = false;
  request.raw.on('close', () => {
    closed = true;
    for (const listener of listeners) listener();
  });
  return {
    get closed() {
      return closed;
    },
    onClose: (listener) => void listeners.push(listener),
    async send(id, event, data) {
      if (closed) return;
      if (!raw.write(`id: ${id}\nevent: ${event}\ndata: ${data}\n\n`))
        await Promise.race([once(raw, 'drain'), once(raw, 'close')]);
    },
  };
}

/** Where a client that reconnects wants to go on: its `Last-Event-ID`, or null. */
export function resumeAt(request: FastifyRequest): number | null {
  const text = request.headers['last-event-id'];
  return typeof text === 'string' && /^[0-9]{1,15}$/.test(text) ? Number(text) : null;
}
