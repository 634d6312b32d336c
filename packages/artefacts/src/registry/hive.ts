import { ArtefactError } from '../artefact-error.ts';
import { FieldReader } from '../field-reader.ts';
import { HIVE_BINS } from './base-block.ts';
import { ansi, utf16 } from '../text.ts';

/** A key of a hive: an `nk` cell. */
export interface Key {
  readonly name: string;
  readonly path: string;
  /** Byte of the file where the cell's data begins. */
  readonly offset: number;
}

/** A value of a key: a `vk` cell and its data. */
export interface Value {
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
  /** Byte of the file where the data begins (of its first segment where there are several). */
  readonly offset: number;
  readonly nameOffset: number;
  readonly key: Key;
}

const COMPRESSED_NAME = 0x20;
const NO_CELL = 0xffffffff;
/** Bounds: Windows allows 512 levels and values of 1 MiB; a hive has some 500,000 keys at most. */
const MOST_CHILDREN = 200_000;
const MOST_DATA = 1 << 24;
const MOST_CELLS = 2_000_000;
const SEGMENT = 16_344;

/** Reads keys and values of a hive ("regf"), as far as its cells hold; each failure is told where it is. */
export class Hive {
  private readonly file: Uint8Array;
  private readonly rootOffset: number;
  private cells = 0;

  constructor(file: Uint8Array, rootOffset: number) {
    this.file = file;
    this.rootOffset = rootOffset;
  }

  root(): Key {
    return this.key(this.rootOffset, '');
  }

  /** Key below `from` with these names, any case; null where there is none. */
  find(from: Key, names: string): Key | null {
    let key: Key | undefined = from;
    for (const name of names.split('\\')) {
      const wanted = name.toLowerCase();
      key = this.children(key).find((child) => child.name.toLowerCase() === wanted);
      if (key === undefined) return null;
    }
    return key;
  }

  /** Reader of the key's `nk` cell, for its own fields. */
  cellOf(key: Key): FieldReader {
    return this.cell(key.offset - 4 - HIVE_BINS, 'nk');
  }

  children(key: Key): readonly Key[] {
    const cell = this.cellOf(key);
    const count = cell.u32(20, 'SubKeyCount');
    if (count === 0) return [];
    if (count > MOST_CHILDREN) throw cell.fail('SubKeyCount', 20, count);
    const offsets = this.listed(cell.u32(28, 'SubKeysListOffset'), true).slice(0, count);
    return offsets.map((offset) => this.key(offset, key.path));
  }

  values(key: Key): readonly Value[] {
    const cell = this.cellOf(key);
    const count = cell.u32(36, 'ValueCount');
    if (count === 0) return [];
    if (count > MOST_CHILDREN) throw cell.fail('ValueCount', 36, count);
    const list = this.cell(cell.u32(40, 'ValueListOffset'), 'value-list');
    return Array.from({ length: count }, (_, i) => this.value(list.u32(i * 4, 'Offset'), key));
  }

  private key(offset: number, parent: string): Key {
    const cell = this.cell(offset, 'nk');
    this.signature(cell, 'nk');
    const length = cell.u16(72, 'NameLength');
    const bytes = cell.bytes(76, length, 'Name');
    const name = cell.u16(2, 'Flags') & COMPRESSED_NAME ? ansi(bytes) : utf16(bytes);
    // the root's own name differs from hive to hive and is no part of a path
    const path = offset === this.rootOffset ? '' : `${parent}\\${name}`;
    return { name, path, offset: cell.base };
  }

  private value(offset: number, key: Key): Value {
    const cell = this.cell(offset, 'vk');
    this.signature(cell, 'vk');
    const nameOffset = cell.base + 20;
    const bytes = cell.bytes(20, cell.u16(2, 'NameLength'), 'Name');
    const name = cell.u16(16, 'Flags') & 1 ? ansi(bytes) : utf16(bytes);
    const size = cell.u32(4, 'DataSize');
    const type = cell.u32(12, 'DataType');
    if (size >= 0x80000000) {
      const resident = size - 0x80000000;
      if (resident > 4) throw cell.fail('DataSize', 4, resident);
      return { name, nameOffset, type, key, data: cell.bytes(8, resident, 'Data'), offset: cell.base + 8 };
    }
    if (size > MOST_DATA) throw cell.fail('DataSize', 4, size);
    return { name, nameOffset, type, key, ...this.data(cell.u32(8, 'DataOffset'), size) };
  }

  private data(offset: number, size: number): { data: Uint8Array; offset: number } {
    if (size === 0) return { data: new Uint8Array(0), offset: 0 };
    const cell = this.cell(offset, 'data');
    if (size <= SEGMENT || cell.left(0) >= size)
      return { data: cell.bytes(0, size, 'Data'), offset: cell.base };
    this.signature(cell, 'db');
    const segments = this.cell(cell.u32(4, 'SegmentListOffset'), 'db-list');
    const data = new Uint8Array(size);
    let first = 0;
    for (let at = 0, i = 0; at < size; i++, at += SEGMENT) {
      const segment = this.cell(segments.u32(i * 4, 'Offset'), 'db-segment');
      if (i === 0) first = segment.base;
      data.set(segment.bytes(0, Math.min(SEGMENT, size - at), 'Data'), at);
    }
    return { data, offset: first };
  }

  /** Offsets in an `lf`, `lh` or `li` list, or in all lists of an `ri`, which may not hold an `ri` again. */
  private listed(offset: number, mayNest: boolean): readonly number[] {
    const list = this.cell(offset, 'subkey-list');
    const kind = ansi(list.bytes(0, 2, 'Signature'));
    const count = list.u16(2, 'Count');
    const step = { lf: 8, lh: 8, li: 4, ri: 4 }[kind];
    if (step === undefined || (kind === 'ri' && !mayNest)) throw list.fail('Signature', 0, kind);
    const offsets = Array.from({ length: count }, (_, i) => list.u32(4 + i * step, 'Offset'));
    if (kind !== 'ri') return offsets;
    const all: number[] = [];
    for (const one of offsets) {
      all.push(...this.listed(one, false));
      if (all.length > MOST_CHILDREN) throw list.fail('Count', 2, all.length);
    }
    return all;
  }

  private cell(offset: number, structure: string): FieldReader {
    const place = { structure, field: 'CellOffset', offset: HIVE_BINS + offset };
    if (++this.cells > MOST_CELLS) throw new ArtefactError('artefact.limit', place, MOST_CELLS);
    if (offset === NO_CELL || offset % 8 !== 0) throw new ArtefactError('artefact.malformed', place, offset);
    const size = new FieldReader(this.file, structure, HIVE_BINS + offset).u32(0, 'CellSize') | 0;
    // a free cell has a positive size: what points there is stale
    if (size >= -4) throw new ArtefactError('artefact.malformed', { ...place, field: 'CellSize' }, size);
    return new FieldReader(this.file, structure, HIVE_BINS + offset + 4, -size - 4);
  }

  private signature(cell: FieldReader, wanted: string): void {
    const found = ansi(cell.bytes(0, 2, 'Signature'));
    if (found !== wanted) throw cell.fail('Signature', 0, found);
  }
}
