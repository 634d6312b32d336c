import type { ArtefactFault, ArtefactKind, ArtefactRow } from '@tracecraft/artefacts';
import type {
  ByteRange,
  EncodingName,
  EntryFacts,
  Extents,
  FileSystem,
  Notice,
  Partition,
  SearchTerm,
} from '@tracecraft/image';
import type { PackedBatch } from './listing/packed-batch.ts';
import type { Structure } from './structures/structure.ts';

export type { Structure, StructureField } from './structures/structure.ts';

/** One file of the evidence: picked on this device, or held by the server under its hash. */
export type EvidencePart =
  | { readonly from: 'device'; readonly file: File }
  | { readonly from: 'server'; readonly name: string; readonly url: string; readonly size: number };

/** An error as it crosses the worker's boundary. Text is under `lab.error.<code>`. */
export interface Fault {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A file system without its functions; `index` addresses it in later calls. */
interface FileSystemSummary extends Pick<
  FileSystem,
  'kind' | 'label' | 'serial' | 'clusterSize' | 'partition' | 'notices'
> {
  readonly index: number;
}

export interface ImageSummary {
  readonly format: 'raw' | 'split-raw' | 'e01';
  readonly parts: readonly { readonly name: string; readonly size: number }[];
  /** Raw bytes. */
  readonly size: number;
  readonly stored: { readonly md5?: string; readonly sha1?: string; readonly sha256?: string };
  readonly partitions: readonly Partition[];
  readonly fileSystems: readonly FileSystemSummary[];
  readonly notices: readonly Notice[];
}

export type AlgorithmName = 'MD5' | 'SHA-1' | 'SHA-256';

/** Hexadecimal; null for those not asked for. */
export interface Digests {
  readonly md5: string | null;
  readonly sha1: string | null;
  readonly sha256: string;
}

/** Bytes done of all, after `elapsed` milliseconds. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly elapsed: number;
}

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'latin-1';

/** Where a byte of the raw image lies. */
export interface Place {
  readonly kind: 'content' | 'slack' | 'unallocated' | 'unowned' | 'outside';
  readonly fileSystem: number | null;
  /** Position in the file system's list, or null. */
  readonly entry: number | null;
  readonly path: string | null;
  readonly deleted: boolean;
  readonly certainty: Extents['certainty'] | null;
}

/** What to look for, and how it may be written. */
export interface SearchWish {
  readonly terms: readonly SearchTerm[];
  readonly encodings: readonly EncodingName[];
}

export interface Hit {
  /** Number of the term, from 0. */
  readonly term: number;
  /** Null in packed content, which lies nowhere as it is read. */
  readonly offset: number | null;
  readonly length: number;
  readonly encoding: EncodingName;
  /** `across`: its bytes lie apart; `packed`: only the unpacked content shows it. */
  readonly how: 'whole' | 'across' | 'packed';
  readonly before: string;
  readonly match: string;
  readonly after: string;
  readonly place: Place;
}

/** A fact and where its bytes lie in the raw image; null where they are packed or lie apart. */
export interface PlacedRow extends ArtefactRow {
  readonly place: ByteRange | null;
}

/** What one file says; `entry`: its position in the list. */
export interface FoundArtefact {
  readonly entry: number;
  /** `unread`: its bytes could not be had, and `unread` says why. */
  readonly kind: ArtefactKind | 'unread';
  readonly form: string;
  readonly rows: readonly PlacedRow[];
  readonly faults: readonly ArtefactFault[];
  readonly partial: boolean;
  readonly certainty: Extents['certainty'];
  readonly unread: Fault | null;
}

/** Every call: what it takes, what it answers once, and what it may send meanwhile. */
export interface Calls {
  open: {
    args: { parts: readonly EvidencePart[]; zone: string | null };
    answer: ImageSummary;
    meanwhile: never;
  };
  /** What is known by now: reading on may have found damage. */
  summary: { args: Record<never, never>; answer: ImageSummary; meanwhile: never };
  zone: { args: { zone: string | null }; answer: ImageSummary; meanwhile: never };
  list: {
    args: { fileSystem: number };
    answer: { count: number; fault: Fault | null };
    meanwhile: PackedBatch;
  };
  extents: { args: { fileSystem: number; entry: number }; answer: Extents; meanwhile: never };
  unallocated: {
    args: { fileSystem: number };
    answer: { ranges: readonly ByteRange[]; more: boolean };
    meanwhile: never;
  };
  raw: { args: { offset: number; length: number }; answer: Uint8Array; meanwhile: never };
  content: {
    args: { fileSystem: number; entry: number; offset: number; length: number };
    answer: Uint8Array;
    meanwhile: never;
  };
  place: { args: { offset: number }; answer: Place; meanwhile: never };
  /** Every time and attribute the file system keeps of an entry. */
  facts: { args: { fileSystem: number; entry: number }; answer: EntryFacts; meanwhile: never };
  /** What a gzip or zip file holds; null for any other. `cut`: not all of the member is here. */
  unpacked: {
    args: { fileSystem: number; entry: number; member: number };
    answer: {
      kind: 'gzip' | 'zip';
      members: readonly string[];
      bytes: Uint8Array;
      cut: boolean;
    } | null;
    meanwhile: never;
  };
  /** Facts from files that systems and programs write by themselves. */
  artefacts: {
    args: { fileSystem: number };
    answer: { rows: number; more: boolean };
    /** `done` of `total` entries were looked at. */
    meanwhile: { found: readonly FoundArtefact[]; done: number; total: number };
  };
  /** Files that begin like a picture, whatever they are called. */
  pictures: {
    args: { fileSystem: number };
    answer: { count: number; more: boolean };
    /** `done` of `total` entries were looked at. */
    meanwhile: { found: readonly { entry: number; type: string }[]; done: number; total: number };
  };
  /** At most `side` pixels wide and high. */
  thumbnail: {
    args: { fileSystem: number; entry: number; type: string; side: number };
    answer: ImageBitmap;
    meanwhile: never;
  };
  /** Structures that touch a range of the raw image: at most a screen of bytes. */
  structures: { args: ByteRange; answer: readonly Structure[]; meanwhile: never };
  /** Where the record of an entry lies, or null. */
  record: { args: { fileSystem: number; entry: number }; answer: ByteRange | null; meanwhile: never };
  /** Of ranges of the raw image one behind the other, or of the content of a file: holes are zeros, packed is unpacked. */
  digest: {
    args: { ranges: readonly ByteRange[] } | { fileSystem: number; entry: number };
    answer: { sha256: string };
    meanwhile: Progress;
  };
  /** Of the whole raw image; SHA-256 always. Answered by a thread of its own. */
  hash: {
    args: { parts: readonly EvidencePart[]; algorithms: readonly AlgorithmName[] };
    answer: Digests;
    meanwhile: Progress;
  };
  /** Content of a file (or of `ranges` of the raw image) in pieces. */
  export: {
    args: { fileSystem: number; entry: number } | { ranges: readonly ByteRange[] };
    answer: { sha256: string; size: number };
    meanwhile: { bytes: Uint8Array };
  };
  search: {
    args: SearchWish;
    /** `notices`: what could not be read, and so was not searched. */
    answer: { hits: number; more: boolean; notices: readonly Notice[] };
    meanwhile: Progress & { stage: 'bytes' | 'files'; hits: readonly Hit[] };
  };
}
export type CallName = keyof Calls;

export type Request =
  | {
      readonly [K in CallName]: { readonly id: number; readonly call: K; readonly args: Calls[K]['args'] };
    }[CallName]
  | { readonly id: number; readonly call: 'cancel' }
  /** The other worker, told once. */
  | { readonly id: number; readonly call: 'meet'; readonly port: MessagePort };

export type Response =
  | { readonly id: number; readonly state: 'meanwhile'; readonly value: unknown }
  | { readonly id: number; readonly state: 'answer'; readonly value: unknown }
  | { readonly id: number; readonly state: 'cancelled' }
  | { readonly id: number; readonly state: 'fault'; readonly fault: Fault };
