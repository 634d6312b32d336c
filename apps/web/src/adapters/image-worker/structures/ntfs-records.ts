import type { RandomAccess } from '@tracecraft/bytes';
import {
  NTFS_ATTRIBUTE,
  NTFS_BOOT_SECTOR,
  NTFS_FILE_NAME,
  NTFS_RECORD,
  NTFS_STANDARD,
  NTFS_TYPE,
} from '@tracecraft/formats';
import type { ByteRange, FileSystem } from '@tracecraft/image';
import { structureAt, type FieldSpec, type Structure } from './structure.ts';

const HEAD: readonly FieldSpec[] = [
  { name: 'signature', at: 0, size: 4, as: 'text' },
  { name: 'fixupsAt', at: NTFS_RECORD.fixupsAt, size: 2 },
  { name: 'fixups', at: NTFS_RECORD.fixups, size: 2 },
  { name: 'sequence', at: NTFS_RECORD.sequence, size: 2 },
  { name: 'links', at: NTFS_RECORD.links, size: 2 },
  { name: 'attributesAt', at: NTFS_RECORD.attributesAt, size: 2 },
  { name: 'flags', at: NTFS_RECORD.flags, size: 2 },
  { name: 'base', at: NTFS_RECORD.base, size: 8 },
];
const MOST_ATTRIBUTES = 64;
const TYPE_NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(NTFS_TYPE).map(([name, type]) => [type, name] as const),
);

/** Bytes of one record of the MFT, as the boot sector says. */
export function recordSizeOf(raw: RandomAccess, { partition }: FileSystem): number {
  const boot = NTFS_BOOT_SECTOR.view(raw.read(partition.offset, 512));
  const cluster = boot.bytesPerSector * boot.sectorsPerCluster;
  return boot.recordSize > 127 ? 2 ** (256 - boot.recordSize) : boot.recordSize * cluster;
}

/** Records of the MFT in `range`; `table`: where the MFT lies. */
export function ntfsRecords(
  raw: RandomAccess,
  range: ByteRange,
  table: readonly ByteRange[],
  size: number,
): readonly Structure[] {
  const records: Structure[] = [];
  for (const run of table) {
    const from = Math.max(run.offset, run.offset + Math.floor((range.offset - run.offset) / size) * size);
    const end = Math.min(range.offset + range.length, run.offset + run.length);
    for (let at = from; at < end; at += size) {
      const bytes = raw.read(at, size).slice();
      if (bytes[0] === 0x46 && bytes[1] === 0x49) records.push(recordAt(bytes, at));
    }
  }
  return records;
}

function recordAt(bytes: Uint8Array, offset: number): Structure {
  mendEnds(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const fixups = view.getUint16(NTFS_RECORD.fixups, true);
  const specs: FieldSpec[] = [
    ...HEAD,
    { name: 'updateSequence', at: view.getUint16(NTFS_RECORD.fixupsAt, true), size: fixups * 2, as: 'bytes' },
  ];
  let at = view.getUint16(NTFS_RECORD.attributesAt, true);
  for (let i = 0; i < MOST_ATTRIBUTES && at + NTFS_ATTRIBUTE.residentSize <= bytes.length; i++) {
    const type = view.getUint32(at, true);
    const length = view.getUint32(at + NTFS_ATTRIBUTE.length, true);
    if (type === NTFS_ATTRIBUTE.end || length < NTFS_ATTRIBUTE.residentSize) break;
    specs.push(...attributeSpecs(view, at, type, Math.min(length, bytes.length - at)));
    at += length;
  }
  return structureAt('ntfs-record', offset, bytes, specs);
}

/** Puts back the last bytes of each sector, which the update sequence stands in for (Microsoft, MULTI_SECTOR_HEADER). */
function mendEnds(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const list = view.getUint16(NTFS_RECORD.fixupsAt, true);
  const count = view.getUint16(NTFS_RECORD.fixups, true);
  for (let i = 1; i < count; i++) {
    const end = i * NTFS_RECORD.stride - 2;
    if (list + i * 2 + 2 > bytes.length || end + 2 > bytes.length) return;
    bytes.set(bytes.subarray(list + i * 2, list + i * 2 + 2), end);
  }
}

function attributeSpecs(view: DataView, at: number, type: number, length: number): readonly FieldSpec[] {
  const title = TYPE_NAMES.get(type) ?? `0x${type.toString(16)}`;
  const field = (name: string, offset: number, size: number, as?: FieldSpec['as']): FieldSpec => ({
    name: `${title}.${name}`,
    at: at + offset,
    size: Math.min(size, Math.max(0, length - offset)),
    as,
  });
  const head = [
    field('type', NTFS_ATTRIBUTE.type, 4),
    field('length', NTFS_ATTRIBUTE.length, 4),
    field('nonResident', NTFS_ATTRIBUTE.nonResident, 1),
    field('nameLength', NTFS_ATTRIBUTE.nameLength, 1),
    field('nameAt', NTFS_ATTRIBUTE.nameAt, 2),
    field('flags', NTFS_ATTRIBUTE.flags, 2),
    field('id', NTFS_ATTRIBUTE.id, 2),
  ];
  if (view.getUint8(at + NTFS_ATTRIBUTE.nonResident) !== 0) {
    const runs = view.getUint16(at + NTFS_ATTRIBUTE.runsAt, true);
    return [
      ...head,
      field('firstCluster', NTFS_ATTRIBUTE.firstCluster, 8),
      field('runsAt', NTFS_ATTRIBUTE.runsAt, 2),
      field('compressionUnit', NTFS_ATTRIBUTE.compressionUnit, 2),
      field('allocated', NTFS_ATTRIBUTE.allocated, 8),
      field('size', NTFS_ATTRIBUTE.size, 8),
      field('initialised', NTFS_ATTRIBUTE.initialised, 8),
      field('runs', runs, length - runs, 'bytes'),
    ];
  }
  const size = view.getUint32(at + NTFS_ATTRIBUTE.valueLength, true);
  const value = view.getUint16(at + NTFS_ATTRIBUTE.valueAt, true);
  return [
    ...head,
    field('valueLength', NTFS_ATTRIBUTE.valueLength, 4),
    field('valueAt', NTFS_ATTRIBUTE.valueAt, 2),
    ...valueSpecs(type, value, size, view, at).map(([name, offset, bytes, as]) =>
      field(name, offset, bytes, as),
    ),
  ];
}

type ValueSpec = readonly [name: string, offset: number, size: number, as?: FieldSpec['as']];

function valueSpecs(
  type: number,
  value: number,
  size: number,
  view: DataView,
  at: number,
): readonly ValueSpec[] {
  const times = (layout: typeof NTFS_STANDARD | typeof NTFS_FILE_NAME): ValueSpec[] =>
    (['created', 'modified', 'changed', 'accessed'] as const).map((name) => [
      name,
      value + layout[name],
      8,
      'filetime',
    ]);
  if (type === NTFS_TYPE.standard)
    return [...times(NTFS_STANDARD), ['attributes', value + NTFS_STANDARD.attributes, 4]];
  if (type !== NTFS_TYPE.fileName) return [['value', value, size, 'bytes']];
  const letters = at + value + NTFS_FILE_NAME.nameLength;
  const name = letters < view.byteLength ? view.getUint8(letters) * 2 : 0;
  return [
    ['parent', value + NTFS_FILE_NAME.parent, 8],
    ...times(NTFS_FILE_NAME),
    ['allocated', value + NTFS_FILE_NAME.allocated, 8],
    ['size', value + NTFS_FILE_NAME.size, 8],
    ['flags', value + NTFS_FILE_NAME.flags, 4],
    ['nameLength', value + NTFS_FILE_NAME.nameLength, 1],
    ['space', value + NTFS_FILE_NAME.space, 1],
    ['name', value + NTFS_FILE_NAME.name, name, 'utf-16'],
  ];
}
