import type { ImageWorker } from '../../adapters/image-worker/client.ts';

const PAGE = 16 * 1024;
const MOST = 256;

/** Bytes of the raw image for the screen: answers what is here, asks for what is not and tells when it came. */
export interface BytePages {
  /** The byte at `offset`; undefined while it is on its way, null when it could not be read. */
  byte(offset: number): number | undefined | null;
  readonly subscribe: (listener: () => void) => () => void;
  readonly version: () => number;
}

/** At most 4 MiB in pages of 16 KiB, oldest out first. `size`: bytes of the raw image. */
export function bytePages(worker: ImageWorker, size: number): BytePages {
  const pages = new Map<number, Uint8Array | null>();
  const asked = new Set<number>();
  const listeners = new Set<() => void>();
  let version = 0;

  function keep(page: number, bytes: Uint8Array | null): void {
    pages.set(page, bytes);
    asked.delete(page);
    const oldest = pages.keys().next().value;
    if (pages.size > MOST && oldest !== undefined) pages.delete(oldest);
    version += 1;
    for (const listener of listeners) listener();
  }
  function ask(page: number): void {
    if (asked.has(page)) return;
    asked.add(page);
    const offset = page * PAGE;
    worker.ask('raw', { offset, length: Math.min(PAGE, size - offset) }).then(
      (bytes) => keep(page, bytes),
      () => keep(page, null),
    );
  }

  return {
    byte(offset) {
      const page = Math.floor(offset / PAGE);
      const bytes = pages.get(page);
      if (bytes === undefined) ask(page);
      return bytes === undefined ? undefined : (bytes?.[offset - page * PAGE] ?? null);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
