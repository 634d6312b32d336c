import type { ApiError } from '@tracecraft/protocol';
import { CommandError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/** The public HTTP API as one person sees it. */
export interface ApiClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  put(path: string, body: Uint8Array, mediaType: string): Promise<void>;
  bytes(path: string): Promise<Uint8Array>;
  /** The response itself, for bodies larger than memory. */
  open(path: string): Promise<Response>;
}

const EXIT_OF_STATUS: Readonly<Record<number, ExitCode>> = {
  401: EXIT.refused,
  403: EXIT.refused,
  404: EXIT.notFound,
  507: EXIT.diskFull,
};

/** A client for the server at `base`; `token` is a session, or null for nobody. Throws CommandError with the server's own code. */
export function apiClient(base: string, token: string | null): ApiClient {
  const open = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await reach(base, path, { ...init, headers: { ...headersOf(init), ...bearer(token) } });
    if (!response.ok) throw await refusalOf(response);
    return response;
  };
  return {
    open,
    get: async <T>(path: string) => (await (await open(path)).json()) as T,
    post: async <T>(path: string, body: unknown) => (await (await open(path, json(body))).json()) as T,
    put: async (path, body, mediaType) => {
      await open(path, { method: 'PUT', body: new Uint8Array(body), headers: { 'content-type': mediaType } });
    },
    bytes: async (path) => new Uint8Array(await (await open(path)).arrayBuffer()),
  };
}

function json(body: unknown): RequestInit {
  return { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

function headersOf(init: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(init.headers));
}

function bearer(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

async function reach(base: string, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(new URL(path, base), init);
  } catch {
    throw new CommandError('play.server-away', { server: base }, EXIT.inputOutput);
  }
}

async function refusalOf(response: Response): Promise<CommandError> {
  const exit = EXIT_OF_STATUS[response.status] ?? EXIT.badInput;
  try {
    const { error } = (await response.json()) as ApiError;
    return new CommandError(error.code, error.params, exit);
  } catch {
    return new CommandError('play.not-tracecraft', { status: response.status }, EXIT.badInput);
  }
}
