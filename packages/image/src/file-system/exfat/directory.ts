import { EXFAT_FILE, EXFAT_NAME, EXFAT_SLOT, EXFAT_STREAM, EXFAT_TYPE } from '@tracecraft/formats';
import { clusterBytes } from './bitmap.ts';
import { setChecksum } from './checksums.ts';
import { labelText, SYSTEM_NAMES, unitsAt, unitsText } from './names.ts';
import { isDirectorySlot } from './slot-validity.ts';
import { clusterOffset, slotNumber, type ClusterRun, type ExfatVolume } from './volume.ts';

/** A name found in a directory. */
export interface Slot {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'label' | 'system';
  readonly number: number;
  readonly deleted: boolean;
  /** Whether its cluster is in use: what Sleuth Kit goes by where an entry has no stream. */
  readonly taken: boolean;
  /** Copy of its first 32 bytes. */
  readonly bytes: Uint8Array;
  /** Copy of the stream entry after it, in the same state; null where there is none. */
  readonly stream: Uint8Array | null;
}

const DIRECTORY = 0x10;

/** What the attributes say. */
export function kindOfFile(bytes: Uint8Array): 'file' | 'directory' {
  return (bytes[EXFAT_FILE.fields.attributes.offset]! & DIRECTORY) !== 0 ? 'directory' : 'file';
}

/** A copy: directory bytes are views of a cache. */
export function slotCopy(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.slice(at, at + EXFAT_SLOT.size);
}

/** True for a stream in the same state (live or deleted) as the file entry `type`. */
export function isStreamOf(type: number, stream: number): boolean {
  return (
    (stream & EXFAT_TYPE.kind) === EXFAT_TYPE.stream &&
    (stream & EXFAT_TYPE.inUse) === (type & EXFAT_TYPE.inUse)
  );
}

/** An entry set while its entries come in. */
interface Pending {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly taken: boolean;
  readonly units: number[];
  stream: Uint8Array | null;
  nameLength: number;
  seen: number;
  sum: number;
}

/** Reads the entry sets of one directory in order, across its clusters. */
class DirectoryReader {
  private readonly volume: ExfatVolume;
  private pending: Pending | null = null;
  readonly slots: Slot[] = [];
  /** A zero type ends a directory (exFAT 1.00 §6.2.1); Sleuth Kit reads on, and so do we, saying so. */
  private ended = false;

  constructor(volume: ExfatVolume) {
    this.volume = volume;
  }

  read(bytes: Uint8Array, at: number, number: number, taken: boolean): void {
    const type = bytes[at]!;
    const kind = type & EXFAT_TYPE.kind;
    const valid = isDirectorySlot(this.volume, bytes, at, taken);
    if (valid && kind === EXFAT_TYPE.file) this.begin(bytes, at, number, taken);
    else if (valid && kind === EXFAT_TYPE.stream) this.addStream(bytes, at, type);
    else if (valid && kind === EXFAT_TYPE.name) this.addName(bytes, at, type);
    else {
      this.flush();
      if (valid) this.addOther(bytes, at, number, taken);
      else if (type === 0) this.ended = true;
    }
  }

  private begin(bytes: Uint8Array, at: number, number: number, taken: boolean): void {
    this.flush();
    const sum = setChecksum(bytes, at, 0, true);
    const copy = slotCopy(bytes, at);
    this.pending = { number, bytes: copy, taken, units: [], stream: null, nameLength: 0, seen: 0, sum };
  }

  private addStream(bytes: Uint8Array, at: number, type: number): void {
    const { pending } = this;
    if (pending?.seen !== 0 || !isStreamOf(pending.bytes[0]!, type)) {
      this.flush();
      return;
    }
    pending.stream = slotCopy(bytes, at);
    pending.nameLength = bytes[at + EXFAT_STREAM.fields.nameLength.offset]!;
    this.count(pending, bytes, at);
  }

  private addName(bytes: Uint8Array, at: number, type: number): void {
    const { pending } = this;
    const inUse = type & EXFAT_TYPE.inUse;
    if (!pending?.stream || (pending.bytes[0]! & EXFAT_TYPE.inUse) !== inUse) {
      this.flush();
      return;
    }
    const letters = Math.min(EXFAT_SLOT.lettersPerName, pending.nameLength - pending.units.length);
    pending.units.push(...unitsAt(bytes, at + EXFAT_NAME.fields.letters.offset, letters));
    this.count(pending, bytes, at);
  }

  private count(pending: Pending, bytes: Uint8Array, at: number): void {
    pending.sum = setChecksum(bytes, at, pending.sum, false);
    pending.seen++;
    if (pending.seen === pending.bytes[EXFAT_FILE.fields.secondaryCount.offset]) this.flush();
  }

  private addOther(bytes: Uint8Array, at: number, number: number, taken: boolean): void {
    const kind = bytes[at]! & EXFAT_TYPE.kind;
    const label = kind === EXFAT_TYPE.label ? labelText(bytes, at) : null;
    this.add({
      name: label ?? SYSTEM_NAMES[kind] ?? '',
      kind: kind === EXFAT_TYPE.label ? 'label' : 'system',
      number,
      deleted: false,
      taken,
      bytes: slotCopy(bytes, at),
      stream: null,
    });
  }

  private add(slot: Slot): void {
    if (this.ended && !slot.deleted) this.volume.notices.add('exfat.after-end', { number: slot.number });
    this.slots.push(slot);
  }

  /** Ends the set being read: it is kept when it has a name. */
  flush(): void {
    const { pending, volume } = this;
    this.pending = null;
    if (pending === null) return;
    const { number, bytes, taken, stream, sum, seen } = pending;
    const { type, secondaryCount, checksum } = EXFAT_FILE.view(bytes);
    const live = taken && (type & EXFAT_TYPE.inUse) !== 0;
    const name = unitsText(pending.units);
    if (live && (seen < secondaryCount || name === '')) volume.notices.add('exfat.entry-set-cut', { number });
    else if (live && sum !== checksum) volume.notices.add('exfat.entry-set-checksum', { number });
    if (name === '') return;
    this.add({ name, kind: kindOfFile(bytes), number, deleted: !live, taken, bytes, stream });
  }
}

/** Names in the clusters of one directory, in order; at most `length` bytes of them. */
export function readDirectory(
  volume: ExfatVolume,
  runs: readonly ClusterRun[],
  length: number,
): readonly Slot[] {
  const reader = new DirectoryReader(volume);
  const { geometry: g } = volume;
  let left = length;
  for (const { first, count } of runs)
    for (let cluster = first; cluster < first + count && left > 0; cluster++) {
      const bytes = clusterBytes(volume, cluster) ?? new Uint8Array(0);
      const number = slotNumber(g, clusterOffset(g, cluster));
      const taken = !volume.isFree(cluster);
      const end = Math.min(left, bytes.length) - EXFAT_SLOT.size;
      for (let at = 0; at <= end; at += EXFAT_SLOT.size)
        reader.read(bytes, at, number + at / EXFAT_SLOT.size, taken);
      left -= g.clusterSize;
    }
  reader.flush();
  return reader.slots;
}
