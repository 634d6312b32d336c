import { NTFS_LIST_ENTRY as AT } from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import { le48 } from './attribute.ts';
import { utf16 } from './text.ts';

/** Where an attribute of a file with several records lies. */
export interface ListEntry {
  readonly type: number;
  readonly name: string;
  readonly record: number;
  readonly id: number;
}

/** The entries of an $ATTRIBUTE_LIST, as far as they keep inside it. */
export function listEntries(bytes: Uint8Array): ListEntry[] {
  const found: ListEntry[] = [];
  for (let at = 0; at + AT.size <= bytes.length; ) {
    const length = le16(bytes, at + AT.length);
    const nameLength = bytes[at + AT.nameLength]!;
    if (length === 0 || at + length > bytes.length || at + AT.size + 2 * nameLength > bytes.length) break;
    const name = utf16(bytes, at + bytes[at + AT.nameAt]!, nameLength);
    const record = le48(bytes, at + AT.record);
    found.push({ type: le32(bytes, at + AT.type), name, record, id: le16(bytes, at + AT.id) });
    at += length;
  }
  return found;
}
