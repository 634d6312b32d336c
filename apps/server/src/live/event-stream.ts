import { once } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { securityHeaders } from '../http/security-headers.ts';

const HEARTBEAT_MS = 15_000;

/** A server-sent event stream (WHATWG HTML §9.2) to one client. */
export interface EventStream {
  /** Resolves when the client can take more. */
  send(id: number, event: string, data: string): Promise<void>;
  /** As `send`, of a message made by {@link eventMessage}: one for many clients is written out once. */
  sendMessage(message: Buffer): Promise<void>;
  readonly closed: boolean;
  onClose(listener: () => void): void;
}

/** One message of an event stream, as bytes. */
export function eventMessage(id: number, event: string, data: string): Buffer {
  return Buffer.from(`id: ${id}\nevent: ${event}\ndata: ${data}\n\n`);
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
  const write = async (message: Buffer): Promise<void> => {
    if (!closed && !raw.write(message)) await Promise.race([once(raw, 'drain'), once(raw, 'close')]);
  };
  return {
    get closed() {
      return closed;
    },
    onClose: (listener) => void listeners.push(listener),
    send: (id, event, data) => write(eventMessage(id, event, data)),
    sendMessage: write,
  };
}

/** Where a client that reconnects wants to go on: its `Last-Event-ID`, or null. */
export function resumeAt(request: FastifyRequest): number | null {
  const text = request.headers['last-event-id'];
  return typeof text === 'string' && /^[0-9]{1,15}$/.test(text) ? Number(text) : null;
}
