import { toHex, type RandomAccess } from '@tracecraft/bytes';
import type { StreamingHash } from './streaming-hash.ts';

const AT_ONCE = 4 << 20;

/**
 * Digests of every byte of `raw`, all in one pass; hexadecimal, by the names given. Reading errors pass: a digest of
 * part of an image would be a lie. `progress` gets the bytes done.
 */
export function hashSource<Name extends string>(
  raw: RandomAccess,
  hashes: Readonly<Record<Name, StreamingHash>>,
  progress?: (done: number) => void,
): Record<Name, string> {
  const running = Object.entries<StreamingHash>(hashes);
  for (let at = 0; at < raw.size; at += AT_ONCE) {
    const bytes = raw.read(at, Math.min(AT_ONCE, raw.size - at));
    for (const [, hash] of running) hash.update(bytes);
    progress?.(at + bytes.length);
  }
  return Object.fromEntries(running.map(([name, hash]) => [name, toHex(hash.digest())])) as Record<
    Name,
    string
  >;
}
