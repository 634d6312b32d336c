import type { RandomAccess } from '@tracecraft/bytes';
import { EXFAT_FILE, FAT_ATTRIBUTE, FAT_DIRECTORY_ENTRY } from '@tracecraft/formats';
import type { Entry, EntryFacts, FileSystem } from '../../contract.ts';
import { readStructure } from '../../source/read-structure.ts';
import { entryTimes } from '../../timeline/entry-times.ts';

const FLAGS = {
  'read-only': FAT_ATTRIBUTE.readOnly,
  hidden: FAT_ATTRIBUTE.hidden,
  system: FAT_ATTRIBUTE.system,
  'volume-label': FAT_ATTRIBUTE.volumeLabel,
  directory: FAT_ATTRIBUTE.directory,
  archive: FAT_ATTRIBUTE.archive,
} as const;

/** What the directory entry of a FAT or exFAT file says; virtual entries have none. Throws `image.truncated`. */
export function fatFacts(raw: RandomAccess, kind: FileSystem['kind'], entry: Entry): EntryFacts {
  const at = Number(entry.identity);
  const held = entry.type === 'file' || entry.type === 'directory';
  const fields = kind === 'exfat' ? EXFAT_FILE.fields : FAT_DIRECTORY_ENTRY.fields;
  const reading = { structure: `${kind}.directory-entry`, field: 'attributes' };
  const bits =
    held && Number.isSafeInteger(at) ? readStructure(raw, at + fields.attributes.offset, 1, reading)[0]! : 0;
  return {
    times: entryTimes(kind, entry),
    flags: Object.entries(FLAGS).flatMap(([name, bit]) => ((bits & bit) === 0 ? [] : [name])),
    links: null,
    allocated: !entry.deleted,
    attributes: [],
  };
}
