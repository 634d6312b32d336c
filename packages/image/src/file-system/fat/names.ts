import { FAT_DIRECTORY_ENTRY, FAT_LONG_NAME_ENTRY, FAT_SLOT } from '@tracecraft/formats';

const SHORT = FAT_DIRECTORY_ENTRY.fields;
const LONG = FAT_LONG_NAME_ENTRY.fields;
const SPACE = 0x20;
const LAST_ASCII = 0x7e;

/** A byte of an 8.3 name as text: the code page is not on the disk, so what is not ASCII shows as `^`. */
function letter(byte: number, lower: boolean): string {
  if (byte > LAST_ASCII) return '^';
  return String.fromCharCode(lower && byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte);
}

/** The 8.3 name of the slot at `at`; a deleted name begins with `_`, because its first letter is gone. */
export function shortName(bytes: Uint8Array, at: number): string {
  const flags = bytes[at + SHORT.lowercase.offset]!;
  let name = '';
  for (let i = 0; i < 8; i++) {
    const byte = bytes[at + i]!;
    if (byte === 0 || byte === 0xff || byte === SPACE) continue;
    name += i === 0 && byte === FAT_SLOT.deleted ? '_' : letter(byte, (flags & FAT_SLOT.lowercaseBase) !== 0);
  }
  for (let i = 8; i < 11; i++) {
    const byte = bytes[at + i]!;
    if (byte === 0 || byte === 0xff || byte === SPACE) continue;
    name += (i === 8 ? '.' : '') + letter(byte, (flags & FAT_SLOT.lowercaseExtension) !== 0);
  }
  return name;
}

/** The 8.3 name of an orphan, which ends at its first space. */
export function orphanName(bytes: Uint8Array, at: number): string {
  const flags = bytes[at + SHORT.lowercase.offset]!;
  let name = '';
  for (let i = 0; i < 8 && bytes[at + i] !== 0 && bytes[at + i] !== SPACE; i++) {
    const byte = bytes[at + i]!;
    name += i === 0 && byte === FAT_SLOT.deleted ? '_' : letter(byte, (flags & FAT_SLOT.lowercaseBase) !== 0);
  }
  const first = bytes[at + 8]!;
  if (first === 0 || first === SPACE) return name;
  name += '.';
  for (let i = 8; i < 11 && bytes[at + i] !== 0 && bytes[at + i] !== SPACE; i++)
    name += letter(bytes[at + i]!, (flags & FAT_SLOT.lowercaseExtension) !== 0);
  return name;
}

/** The eleven bytes of a volume label. */
export function labelName(bytes: Uint8Array, at: number): string {
  let name = '';
  for (let i = 0; i < 11; i++) {
    const byte = bytes[at + i]!;
    name += byte < SPACE || byte === 0xff ? '^' : String.fromCharCode(byte);
  }
  return name;
}

/** Checksum of the 8.3 name that ties long-name parts to it (Microsoft FAT 1.03, §"Long Directory Entries"). */
export function shortNameChecksum(bytes: Uint8Array, at: number): number {
  let sum = 0;
  for (let i = 0; i < 11; i++) sum = (((sum & 1) << 7) + (sum >> 1) + bytes[at + i]!) & 255;
  return sum;
}

const LETTERS_PER_PART = 13;
const PARTS = [LONG.part1, LONG.part2, LONG.part3] as const;
/** Sleuth Kit 4.11.1 takes no last part numbered above this, and so loses the end of the name. */
const PEER_PARTS = 15;
/** Sleuth Kit keeps at most 1023 bytes of a long name; a sound one has at most 255 units. */
const MOST_UNITS = 511;

/** Gathers the parts of a long name in the order they are stored: last part first. */
export class LongName {
  private readonly units = new Uint16Array(MOST_UNITS);
  /** Index of the first gathered unit: parts fill the array from its end. */
  private start = MOST_UNITS;
  private checksum = 0;
  /** The last part is one Sleuth Kit drops. */
  private beyondPeer = false;

  /** True when at least one part waits for its short entry. */
  get gathered(): boolean {
    return this.start < MOST_UNITS;
  }

  /** Checksum the gathered parts carry. */
  get claimedChecksum(): number {
    return this.checksum;
  }

  add(bytes: Uint8Array, at: number): void {
    const sequence = bytes[at]!;
    const checksum = bytes[at + LONG.checksum.offset]!;
    const begins = (sequence & FAT_SLOT.longNameLast) !== 0 && sequence !== FAT_SLOT.deleted;
    if (begins || checksum !== this.checksum) {
      this.checksum = checksum;
      this.start = MOST_UNITS;
      this.beyondPeer = begins && (sequence & FAT_SLOT.longNameSequence) > PEER_PARTS;
    }
    for (let p = PARTS.length - 1; p >= 0; p--) {
      const part = PARTS[p]!;
      for (let i = part.size - 2; i >= 0 && this.start > 0; i -= 2) {
        const from = at + part.offset + i;
        this.units[--this.start] = bytes[from]! | (bytes[from + 1]! << 8);
      }
    }
  }

  /** The name without the last part, where Sleuth Kit shows it so; else null. Ask before {@link take}. */
  peerName(): string | null {
    return this.beyondPeer ? this.text(MOST_UNITS - LETTERS_PER_PART) : null;
  }

  /** The name up to its terminator; forgets the parts. */
  take(): string {
    const text = this.text(MOST_UNITS);
    this.start = MOST_UNITS;
    this.beyondPeer = false;
    return text;
  }

  /** A lone surrogate becomes `^` and takes its neighbour along. */
  private text(end: number): string {
    const letters: number[] = [];
    for (let i = this.start; i < end && this.units[i] !== 0; i++) {
      if ((this.units[i]! & 0xf800) === 0xd800) return this.textWithPairs(end);
      letters.push(this.units[i]!);
    }
    return String.fromCharCode.apply(null, letters);
  }

  private textWithPairs(end: number): string {
    let text = '';
    for (let i = this.start; i < end; i++) {
      const unit = this.units[i]!;
      if (unit === 0) break;
      if (unit < 0xd800 || unit > 0xdfff) text += String.fromCharCode(unit);
      else {
        const next = this.units[i + 1] ?? 0;
        const paired = unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
        text += paired ? String.fromCharCode(unit, next) : '^';
        if (unit <= 0xdbff) i++;
      }
    }
    return text;
  }
}
