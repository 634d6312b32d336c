import { NTFS_ATTRIBUTE, NTFS_FILE_NAME, NTFS_RECORD, NTFS_STANDARD, NTFS_TYPE } from '@tracecraft/formats';
import type { AttributeFacts, Entry, EntryFacts, SourcedTime } from '../../contract.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import { entryTimes, sourced } from '../../timeline/entry-times.ts';
import { valueAt } from './attribute.ts';
import { compressionUnit } from './content.ts';
import { timesAt } from './entry.ts';
import { contentSize, valueOf, type NtfsAttribute, type NtfsFile } from './file.ts';
import { nameOf } from './text.ts';
import type { NtfsVolume } from './volume.ts';

/** Source: Microsoft, [MS-FSCC] §2.6, File Attributes. */
const FLAGS = {
  'read-only': 0x1,
  hidden: 0x2,
  system: 0x4,
  archive: 0x20,
  temporary: 0x100,
  sparse: 0x200,
  'reparse-point': 0x400,
  compressed: 0x800,
  offline: 0x1000,
  'not-indexed': 0x2000,
  encrypted: 0x4000,
} as const;

const TYPES: Readonly<Record<number, string>> = {
  0x10: '$STANDARD_INFORMATION',
  0x20: '$ATTRIBUTE_LIST',
  0x30: '$FILE_NAME',
  0x40: '$OBJECT_ID',
  0x50: '$SECURITY_DESCRIPTOR',
  0x60: '$VOLUME_NAME',
  0x70: '$VOLUME_INFORMATION',
  0x80: '$DATA',
  0x90: '$INDEX_ROOT',
  0xa0: '$INDEX_ALLOCATION',
  0xb0: '$BITMAP',
  0xc0: '$REPARSE_POINT',
  0xd0: '$EA_INFORMATION',
  0xe0: '$EA',
  0x100: '$LOGGED_UTILITY_STREAM',
};

/** What the record of an entry says; nothing of it where the record has another file now. */
export function ntfsFacts(volume: NtfsVolume, entry: Entry): EntryFacts {
  const file = volume.file(entry.number);
  const times = entryTimes('ntfs', entry);
  if (file === null || entry.identity.split(':')[0] !== `${file.number}-${file.sequence}`)
    return { times, flags: [], links: null, allocated: false, attributes: [] };
  const bytes = volume.mft.record(entry.number);
  return {
    times: [...times.filter(({ source }) => source !== 'ntfs.file-name'), ...nameTimes(file)],
    flags: flagsOf(file),
    links: bytes === null ? null : le16(bytes, NTFS_RECORD.links),
    allocated: file.inUse,
    attributes: file.attributes.map((one) => attributeFacts(volume, one)),
  };
}

function flagsOf(file: NtfsFile): string[] {
  const standard = valueOf(file, NTFS_TYPE.standard);
  const bits = standard === null ? 0 : le32(standard.bytes, standard.at + NTFS_STANDARD.attributes);
  return Object.entries(FLAGS).flatMap(([name, bit]) => ((bits & bit) === 0 ? [] : [name]));
}

/** Times of every name of the file, the short one too. */
function nameTimes({ attributes }: NtfsFile): SourcedTime[] {
  return attributes.flatMap(({ type, parts: [part] }) =>
    type === NTFS_TYPE.fileName && part?.resident === true
      ? sourced(timesAt(part.bytes, valueAt(part)), 'ntfs.file-name')
      : [],
  );
}

function attributeFacts(volume: NtfsVolume, attribute: NtfsAttribute): AttributeFacts {
  const { type, id, name, parts } = attribute;
  const part = parts[0]!;
  const bits = part.resident ? 0 : le16(part.bytes, part.at + NTFS_ATTRIBUTE.flags);
  const flags = [
    ...(compressionUnit(attribute) > 0 ? ['compressed'] : []),
    ...((bits & NTFS_ATTRIBUTE.flag.encrypted) === 0 ? [] : ['encrypted']),
    ...((bits & NTFS_ATTRIBUTE.flag.sparse) === 0 ? [] : ['sparse']),
  ];
  const isName =
    type === NTFS_TYPE.fileName && part.resident && part.bytes.length > valueAt(part) + NTFS_FILE_NAME.name;
  return {
    type: TYPES[type] ?? `0x${type.toString(16)}`,
    id,
    name: isName ? nameOf(part.bytes, valueAt(part)) : name,
    size: contentSize(volume, attribute),
    resident: part.resident,
    flags,
  };
}
