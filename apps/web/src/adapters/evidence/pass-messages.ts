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

/** `within`: bytes the pass may have to go until the last of `spans`, which are in order; beyond that it is no help. */
export interface PassRequest {
  readonly id: number;
  readonly file: FileMark;
  readonly spans: readonly Span[];
  readonly within: number;
}

/**
 * First `from`: the spans that begin there or later are to come; null where none are. Then `memory`: their bytes one behind
 * the other; null where the pass ended before.
 */
export type PassReply =
  | { readonly id: number; readonly from: number | null }
  | { readonly id: number; readonly memory: Uint8Array<ArrayBuffer> | null };
