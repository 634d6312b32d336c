import type { ParsedArtefact } from '../contract.ts';
import { FieldReader } from '../field-reader.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { guid } from '../text.ts';
import { readExtraData } from './extra-data.ts';
import { readItemList } from './item-list.ts';
import { readLinkInfo } from './link-info.ts';
import { readStringData } from './string-data.ts';

const HEADER = 76;
const SHELL_LINK = '{00021401-0000-0000-c000-000000000046}';
const HAS_ITEM_LIST = 1;
const HAS_LINK_INFO = 2;

/** Reads a shortcut, [MS-SHLLINK] 2: the header's times are the target's as the shortcut was written, not its own. */
export function parseShortcut(file: Uint8Array): ParsedArtefact {
  const rows = new RowGatherer('shortcut');
  rows.attempt(() => {
    const flags = readHeader(file, rows);
    let at = HEADER;
    if (flags & HAS_ITEM_LIST) at = readItemList(file, at, rows);
    if (flags & HAS_LINK_INFO) at = readLinkInfo(file, at, rows);
    at = readStringData(file, at, flags, rows);
    readExtraData(file, at, rows);
  });
  return rows.result();
}

/** [MS-SHLLINK] 2.1; returns the flags that say what follows. */
function readHeader(file: Uint8Array, rows: RowGatherer): number {
  const reader = new FieldReader(file, 'ShellLinkHeader', 0, HEADER);
  const size = reader.u32(0, 'HeaderSize');
  if (size !== HEADER) throw reader.fail('HeaderSize', 0, size);
  const kind = guid(reader.bytes(4, 16, 'LinkCLSID'));
  if (kind !== SHELL_LINK) throw reader.fail('LinkCLSID', 4, kind);
  rows.form = 'shell link';
  const flags = reader.u32(20, 'LinkFlags');
  rows.number(reader, 20, 'LinkFlags', '', hexadecimal);
  rows.number(reader, 24, 'FileAttributes', '', hexadecimal);
  rows.filetime(reader, 28, 'CreationTime');
  rows.filetime(reader, 36, 'AccessTime');
  rows.filetime(reader, 44, 'WriteTime');
  rows.number(reader, 52, 'FileSize');
  return flags;
}

function hexadecimal(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
