import { ArtefactError } from '../artefact-error.ts';
import { FieldReader } from '../field-reader.ts';
import { ansi } from '../text.ts';
import { HIVE_BINS, readBaseBlock, SECTOR, type BaseBlock } from './base-block.ts';
import { marvin32 } from './marvin32.ts';

/** A transaction log beside a hive, by the ending of its name. */
export interface LogFile {
  readonly ending: string;
  readonly bytes: Uint8Array;
  readonly block: BaseBlock;
}

/** Bytes of a log that belong into the hive. */
export interface LogPage {
  /** Byte of the hive's file; of whole sectors, as `length`. */
  readonly into: number;
  /** Byte of the log. */
  readonly from: number;
  readonly length: number;
}

/** What is written at once. */
export interface LogEntry {
  readonly sequence: number;
  /** Bytes of all hive bins afterwards. */
  readonly bins: number;
  readonly pages: readonly LogPage[];
}

const ENTRY_HEADER = 40;
export const NEW_FORMAT = 6;

/** Reads the copy of the base block a log begins with; throws where it does not hold. */
export function openLog(ending: string, bytes: Uint8Array): LogFile {
  const structure = `${ending} regf`;
  const block = readBaseBlock(bytes, structure);
  const { checksum, type, primary, secondary } = block;
  const fail = (field: string, offset: number, value: number): ArtefactError =>
    new ArtefactError('artefact.malformed', { structure, field, offset }, value);
  if (!checksum.holds) throw fail('Checksum', 508, checksum.stored);
  if (![1, 2, NEW_FORMAT].includes(type)) throw fail('FileType', 28, type);
  // the log itself was not written to its end
  if (primary !== secondary) throw fail('SecondarySequence', 8, secondary);
  return { ending, bytes, block };
}

/**
 * Entries of a log in the new format (Windows 8.1 on), in file order while their numbers follow one another. An entry of
 * another number is an older one behind the newest; one whose hashes or sizes do not hold throws.
 */
export function* entriesOf({ ending, bytes, block }: LogFile): Generator<LogEntry> {
  let sequence = block.primary;
  for (let at = SECTOR; at + ENTRY_HEADER <= bytes.length; sequence++) {
    const reader = new FieldReader(bytes, `${ending} HvLE`, at);
    if (ansi(reader.bytes(0, 4, 'Signature')) !== 'HvLE') return;
    const size = reader.u32(4, 'Size');
    if (size < ENTRY_HEADER || size % SECTOR !== 0) throw reader.fail('Size', 4, size);
    const entry = reader.bytes(0, size, 'Size');
    mustHash(reader, 'Hash-2', 32, entry.subarray(0, 32));
    mustHash(reader, 'Hash-1', 24, entry.subarray(ENTRY_HEADER));
    if (reader.u32(12, 'SequenceNumber') !== sequence) return;
    yield { sequence, ...pagesOf(reader, size) };
    at += size;
  }
}

function mustHash(reader: FieldReader, field: string, at: number, bytes: Uint8Array): void {
  const [low, high] = marvin32(bytes);
  if (reader.u32(at, field) !== low || reader.u32(at + 4, field) !== high)
    throw reader.fail(field, at, reader.hex(at, 8, field));
}

function pagesOf(reader: FieldReader, size: number): Pick<LogEntry, 'bins' | 'pages'> {
  const bins = reader.u32(16, 'HiveBinsSize');
  if (bins % HIVE_BINS !== 0) throw reader.fail('HiveBinsSize', 16, bins);
  const count = reader.u32(20, 'DirtyPagesCount');
  let from = ENTRY_HEADER + 8 * count;
  if (from > size) throw reader.fail('DirtyPagesCount', 20, count);
  const pages: LogPage[] = [];
  for (let i = 0; i < count; i++) {
    const at = ENTRY_HEADER + 8 * i;
    const offset = reader.u32(at, 'PageOffset');
    const length = reader.u32(at + 4, 'PageSize');
    if (offset % SECTOR !== 0 || offset + length > bins) throw reader.fail('PageOffset', at, offset);
    if (length % SECTOR !== 0 || from + length > size) throw reader.fail('PageSize', at + 4, length);
    pages.push({ into: HIVE_BINS + offset, from: reader.base + from, length });
    from += length;
  }
  return { bins, pages };
}
