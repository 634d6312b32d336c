import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';
import { EvidenceError, type EvidenceErrorCode } from './evidence-error.ts';

const REFUSALS: Readonly<Record<number, EvidenceErrorCode>> = {
  0: 'evidence.unreachable',
  200: 'evidence.ranges-refused',
  401: 'evidence.not-allowed',
  403: 'evidence.not-allowed',
  404: 'evidence.not-on-server',
};

/**
 * Random access to evidence on the server by byte ranges (RFC 9110 §14), synchronously: only in a worker.
 * The sign-in cookie of the same origin goes along.
 */
export function rangeSource(url: string, size: number): RandomAccess {
  return {
    size,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > size)
        throw new ShortReadError(offset, length, Math.max(0, size - offset));
      if (length === 0) return new Uint8Array(0);
      const bytes = fetchRange(url, offset, length);
      if (bytes.length !== length) throw new ShortReadError(offset, length, bytes.length);
      return bytes;
    },
  };
}

function fetchRange(url: string, offset: number, length: number): Uint8Array {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  request.setRequestHeader('Range', `bytes=${offset}-${offset + length - 1}`);
  try {
    request.send();
  } catch {
    throw new EvidenceError('evidence.unreachable', { status: 0 });
  }
  const body: unknown = request.response;
  const wanted =
    request.status === 206 || (request.status === 200 && offset === 0 && sizeOf(body) === length);
  if (wanted && body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new EvidenceError(REFUSALS[request.status] ?? 'evidence.unreachable', { status: request.status });
}

function sizeOf(body: unknown): number {
  return body instanceof ArrayBuffer ? body.byteLength : -1;
}
