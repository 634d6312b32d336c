import type { Span } from './stretches.ts';

/** A file as two workers know it to be the same: each has an object of its own for it. */
export interface FileMark {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
}

export function markOf({ name, size, lastModified }: File): FileMark {
  return { name, size, lastModified };
}

export function isSame(a: FileMark, b: FileMark): boolean {
  return a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
}

/** `spans` are in order; `trip`: bytes whoever asks would read to get them all. */
export interface PassRequest {
  readonly id: number;
  readonly file: FileMark;
  readonly spans: readonly Span[];
  readonly trip: number;
}

/**
 * First `from`: the spans that begin there or later and end by `end` are to come; null where none are. Then `memory`: their
 * bytes one behind the other; null where the pass ended before.
 */
export type PassReply =
  | { readonly id: number; readonly from: null }
  | { readonly id: number; readonly from: number; readonly end: number }
  | { readonly id: number; readonly memory: Uint8Array<ArrayBuffer> | null };
