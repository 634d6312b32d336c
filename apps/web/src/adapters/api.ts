import type { ApiError } from '@tracecraft/protocol';

/** The server said no, with a code of its closed list. Text: phrase `error.<code>`. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly status: number;

  constructor(status: number, { code, params }: ApiError['error']) {
    super(code);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.params = params;
  }
}

/** No answer at all: offline, or the server is down. Work goes on; sending waits. */
export class Unreachable extends Error {
  readonly code = 'unreachable';
  readonly params = {};
}

async function answered(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
  } catch (cause) {
    throw new Unreachable('no answer', { cause });
  }
  if (response.ok) return response;
  // A proxy in between answers 502–504 in its own words: the server itself was not reached.
  if (response.status >= 502 && response.status <= 504) throw new Unreachable(`status ${response.status}`);
  const refusal = (await response.json().catch(() => null)) as ApiError | null;
  throw new ApiProblem(
    response.status,
    refusal?.error ?? { code: 'unknown', params: { code: `HTTP ${response.status}` } },
  );
}

/** GET `path` as JSON. The shape is the contract's (`packages/protocol`); the server is the same release. */
export async function getJson<T>(path: string): Promise<T> {
  return (await (await answered(path, { headers: { accept: 'application/json' } })).json()) as T;
}

/** POST `body` as JSON, answer as JSON. */
export async function postJson<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return (await (await answered(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as T;
}

export async function getBlob(path: string): Promise<Blob> {
  return (await answered(path, {})).blob();
}

export async function putBytes(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
): Promise<void> {
  await answered(path, { method: 'PUT', headers: { 'content-type': mediaType }, body: bytes });
}

export async function sendDelete(path: string): Promise<void> {
  await answered(path, { method: 'DELETE' });
}
