import type { RandomAccess } from '@tracecraft/bytes';
import type { ByteLines } from './listing/byte-lines.ts';
import type { KeptRow, PlainRow } from './listing/plain-row.ts';

/** A named part of an evidence item: one file on disk (`x.E01`, `x.E02`, `x.001` …). */
export interface Part {
  readonly name: string;
  readonly source: RandomAccess;
}

/** Host functions an image reader needs; synchronous (docs/decisions). */
export interface ImagePorts {
  /** zlib (RFC 1950) stream → exactly `length` bytes, or throws. The next call may use the answer's memory again. */
  inflate(packed: Uint8Array, length: number): Uint8Array;
}

/** Something a reader wants the examiner to know: a checksum that failed, a range it could not read. */
export interface Notice {
  /** Closed list, e.g. `ewf.checksum`, `fat.copies-differ`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A container opened: the raw bytes inside it. */
export interface Container {
  readonly format: 'raw' | 'split-raw' | 'e01';
  /** Raw image; random access without unpacking. */
  readonly raw: RandomAccess;
  /** Digests the container stores (E01), hexadecimal. */
  readonly stored: { readonly md5?: string; readonly sha1?: string; readonly sha256?: string };
  readonly notices: readonly Notice[];
}

/** A stretch of the raw image: a partition, a gap between partitions, or the whole when unpartitioned. */
export interface Partition {
  readonly index: number;
  /** Bytes from the start of the raw image. */
  readonly offset: number;
  readonly length: number;
  readonly kind: 'partition' | 'gap' | 'unpartitioned' | 'table';
  /** MBR type byte or GPT type, as text; empty for gaps. */
  readonly type: string;
  readonly logical: boolean;
}

/** A stored time and what it means. FAT times carry no zone. */
export interface StoredTime {
  /** Seconds since 1970 after applying the assumed zone, or null when the field is empty or impossible. */
  readonly seconds: number | null;
  /** The wall-clock reading as stored, `YYYY-MM-DDTHH:MM:SS[.cc]`, or null. */
  readonly wall: string | null;
  readonly kind: 'utc' | 'local' | 'local-date' | 'local-with-offset';
  /** Seconds as Sleuth Kit 4.11.1 prints them, only where that differs: the body file follows it. */
  readonly peerSeconds?: number;
}

/** Half-open byte range of the raw image. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
  /** A hole of a file: its bytes are zeros by definition and lie nowhere; `offset` is 0. */
  readonly sparse?: true;
}

/** One name in a file system: live or deleted, file or directory, or a virtual entry (`$MBR`, `$FAT1`, `$OrphanFiles`). */
export interface Entry {
  /** Absolute path with `/`, e.g. `/DOCS/WAYBILL.TXT`. */
  readonly path: string;
  readonly name: string;
  readonly type:
    | 'file'
    | 'directory'
    | 'link'
    /** Device, pipe or socket. */
    | 'special'
    | 'volume-label'
    | 'virtual-file'
    | 'virtual-directory';
  readonly deleted: boolean;
  /** The name is deleted and its metadata has been taken by another file. */
  readonly reallocated: boolean;
  /** Entry number as Sleuth Kit shows it (display only, settled question 22). */
  readonly number: number;
  /** The same where it is no plain number: NTFS record, attribute type and id, `64-128-2`. */
  readonly numberText?: string;
  /**
   * The file system's own identity (settled question 10) as text: byte offset of a FAT directory entry in the raw image,
   * ext inode and generation `12-3735928559`, NTFS record and sequence `64-1`, of a named stream `64-1:4` with its id.
   */
  readonly identity: string;
  readonly size: number;
  readonly modified: StoredTime;
  readonly accessed: StoredTime;
  readonly changed: StoredTime;
  readonly created: StoredTime;
  /** Permission text as `fls -m` prints it, e.g. `r/rrwxrwxrwx`. */
  readonly mode: string;
  /** First cluster, or null. */
  readonly start: number | null;
  /**
   * Path as `fls` shows it, only where that differs: it drops the end of names above 195 letters
   * (docs/validation-image.md). The body file follows it, everything else shows `path`.
   */
  readonly bodyfilePath?: string;
  /** Owner and group, where the file system keeps them. */
  readonly uid?: number;
  readonly gid?: number;
  /** What a symbolic link points to. */
  readonly target?: string;
  /** `fls` shows no target, because it does not lie in the inode. */
  readonly targetNotInBodyfile?: true;
  /** NTFS: the second set of times, which a file's owner can't set. */
  readonly fileName?: FileNameFacts;
  /** NTFS: the copy of its times in the folder's index, only where it differs: often an older state. */
  readonly indexTimes?: Readonly<Record<'modified' | 'accessed' | 'changed' | 'created', StoredTime>>;
  /** Owner as `fls` prints it, only where the file system keeps none (docs/validation-image.md). */
  readonly peerUid?: number;
}

/** What the $FILE_NAME attribute of an NTFS file says; `fls` gives it a line of its own. */
export interface FileNameFacts {
  readonly numberText: string;
  /** Bytes of the attribute. */
  readonly size: number;
  readonly modified: StoredTime;
  readonly accessed: StoredTime;
  readonly changed: StoredTime;
  readonly created: StoredTime;
  /** Where its line stands: before the entry's own, after it, or in its place because the file has no content. */
  readonly line: 'before' | 'after' | 'instead';
  /** Path before a stream's name. */
  readonly path: string;
}

/** How a file's bytes were found. */
export interface Extents {
  readonly ranges: readonly ByteRange[];
  /** `allocated`: by the file system. `exact`/`guessed`: a recovery, never shown as more than it is. */
  readonly certainty: 'allocated' | 'exact' | 'guessed';
  /** Bytes after the file's end in its last cluster. */
  readonly slack: ByteRange | null;
  readonly notices: readonly Notice[];
  /** Bytes of content, where a recovery knows better than the entry. */
  readonly size?: number;
  /** The ranges hold packed content; `read` unpacks it. */
  readonly packed?: true;
}

/** The structure of a file system that keeps a time. */
export type TimeSource =
  | 'fat.directory-entry'
  | 'exfat.directory-entry'
  | 'ntfs.standard-information'
  | 'ntfs.file-name'
  /** The folder's copy of the name, an older state. */
  | 'ntfs.index-entry'
  | 'ntfs.change-journal'
  | 'ext.inode'
  /** An older version of the inode, from the journal. */
  | 'ext.journal'
  /** The header of a tar's member, or the zip's own field, local time of two seconds. */
  | 'archive.entry'
  /** Further fields of a zip, which are UTC. */
  | 'zip.extended-timestamp'
  | 'zip.ntfs-times';

/** `noted`: when a journal wrote down that something happened. */
export type TimeMeaning = 'modified' | 'accessed' | 'changed' | 'created' | 'deleted' | 'noted';

/** A stored time with where it stands and what it says. */
export interface SourcedTime {
  readonly source: TimeSource;
  readonly meaning: TimeMeaning;
  readonly time: StoredTime;
}

/** An attribute of an entry, where the file system keeps several. */
export interface AttributeFacts {
  readonly type: string;
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Inside the record itself. */
  readonly resident: boolean;
  readonly flags: readonly string[];
}

/** What a file system keeps of one entry besides what a listing shows. */
export interface EntryFacts {
  /** Every time kept of it that is not empty. */
  readonly times: readonly SourcedTime[];
  readonly flags: readonly string[];
  /** Names that lead to it, where that is counted. */
  readonly links: number | null;
  /** Its record, inode or directory entry belongs to a live file. */
  readonly allocated: boolean;
  readonly attributes: readonly AttributeFacts[];
}

/** Something a file system wrote down in its change journal. */
export interface ChangeRecord {
  readonly time: StoredTime;
  /** As the folder's record still leads there; below `/$OrphanFiles` where it does not. */
  readonly path: string;
  /** Record number of the file. */
  readonly number: string;
  /** The record has another file now, or none. */
  readonly deleted: boolean;
  readonly reasons: readonly string[];
}

/** The entries of a file system, most of them as rows of one object that is filled anew for each. */
export interface PlainRows {
  /** In the order of `entries()`; a row is good until the next. */
  readonly each: () => Iterable<Entry | PlainRow>;
  /** What `entries()` gives in place of a row; null where its record is gone. */
  readonly entryOf: (kept: KeptRow) => Entry | null;
}

/** One file system of an image. */
export interface FileSystem {
  readonly kind: 'fat12' | 'fat16' | 'fat32' | 'ext2' | 'ext3' | 'ext4' | 'ntfs' | 'exfat' | 'tar' | 'zip';
  readonly partition: Partition;
  readonly label: string | null;
  readonly serial: string | null;
  readonly clusterSize: number;
  /** Grows while entries are read. */
  readonly notices: readonly Notice[];
  /** Depth-first, directory order, virtual entries last: the order `fls -r -p` prints. */
  entries(): Iterable<Entry>;
  /**
   * Stretches of the raw image a listing reads, for a host that can fetch many of them at once. Each batch is worked out
   * from bytes of the ones before, so they are fetched as they come. A help alone: they may overlap or leave things out.
   */
  listingReads?(): Iterable<readonly ByteRange[]>;
  /**
   * The body file of `entries()` where the reader makes it without them, several times as fast; what `writeListing` writes
   * either way. False once nobody reads any more.
   */
  readonly writeBodyfile?: (out: ByteLines, prefix: string) => boolean;
  /** `entries()` without an object for every one, where the reader can. */
  readonly rows?: PlainRows;
  /** Deleted files only a journal still knows, with the size and times they had; some are in `entries` too, emptied. */
  remembered?(): Iterable<Entry>;
  /** What the change journal wrote down, oldest first; it reaches back only so far. */
  changes?(): Iterable<ChangeRecord>;
  extents(entry: Entry): Extents;
  facts(entry: Entry): EntryFacts;
  /** Content (up to `entry.size`), or a range of it. Throws a typed error rather than returning zeros. */
  read(entry: Entry, offset?: number, length?: number): Uint8Array;
  /** Stretches no live file owns, in order. */
  unallocated(): Iterable<ByteRange>;
}

/** An evidence image opened for examination. */
export interface DiskImage {
  readonly container: Container;
  readonly raw: RandomAccess;
  readonly partitions: readonly Partition[];
  readonly fileSystems: readonly FileSystem[];
  /** Of partitions and file systems not read; the container and each file system have their own. */
  readonly notices: readonly Notice[];
}

/** Settings of the examiner that change what is shown, and are recorded. */
export interface ImageOptions {
  /** IANA zone assumed for times without one; default `UTC`. */
  readonly zone?: string;
  /** Open only this partition. */
  readonly partition?: number;
  /** Treat this byte offset as the start of a volume. */
  readonly offset?: number;
}
