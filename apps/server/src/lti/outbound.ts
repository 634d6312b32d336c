import { isAtPlatform } from './addresses.ts';
import type { Platform } from './platforms.ts';

/** What a platform answered; `body` is null where it was no JSON. */
export interface PlatformAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface PlatformRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 262_144;

/**
 * The one place where the server calls out: to an address at a registered platform, following no redirect, within
 * 10 s and 256 KiB. Rejects when the address is elsewhere, nobody answers, or the answer is too large.
 */
export async function callPlatform(
  platform: Platform,
  url: string,
  { method, headers, body }: PlatformRequest,
): Promise<PlatformAnswer> {
  if (!isAtPlatform(platform, url)) throw new RangeError(`not an address of ${platform.issuer}`);
  const answer = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: answer.status, body: parsed(await boundedText(answer)) };
}

async function boundedText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // leaving the loop early cancels the download
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new RangeError('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
