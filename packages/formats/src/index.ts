export { struct } from './struct.ts';
export type { Fields, Struct, Values } from './struct.ts';
export { raw, text, u16, u32, u64, u8 } from './field.ts';
export type { Field } from './field.ts';
export {
  FAT16_EXTENSION,
  FAT32_EXTENSION,
  FAT32_FSINFO,
  FAT_BOOT,
  FAT_BOOT_SECTOR,
} from './fat/boot-sector.ts';
export { FAT_ENTRY } from './fat/table-entry.ts';
export { FAT_ATTRIBUTE, FAT_DIRECTORY_ENTRY, FAT_LONG_NAME_ENTRY, FAT_SLOT } from './fat/directory-entry.ts';
export { EXFAT, EXFAT_BOOT_SECTOR } from './exfat/boot-sector.ts';
export {
  EXFAT_FILE,
  EXFAT_LABEL,
  EXFAT_NAME,
  EXFAT_SLOT,
  EXFAT_STREAM,
  EXFAT_TABLE,
  EXFAT_TYPE,
} from './exfat/directory-entry.ts';
export {
  EWF,
  EWF_DIGEST,
  EWF_ERRORS,
  EWF_FILE_HEADER,
  EWF_HASH,
  EWF_SECTION,
  EWF_TABLE,
  EWF_VOLUME,
} from './ewf/segment.ts';
export { adler32 } from './adler32.ts';
export { crc32 } from './crc32.ts';
export { crc32c } from './crc32c.ts';
export { EXT, EXT_SUPERBLOCK } from './ext/superblock.ts';
export { EXT_GROUP, EXT_GROUP_FLAG, EXT_GROUP_HIGH } from './ext/group-descriptor.ts';
export { EXT_ATTRIBUTE, EXT_EXTENT, EXT_INODE, EXT_INODE_FLAG, EXT_MODE, EXT_POINTERS } from './ext/inode.ts';
export { EXT_DIRECTORY, EXT_NAME_TYPE } from './ext/directory.ts';
export { JBD2 } from './ext/journal.ts';
export { NTFS, NTFS_BOOT_SECTOR, NTFS_SHADOW_COPIES } from './ntfs/boot-sector.ts';
export {
  NTFS_ATTRIBUTE,
  NTFS_FILE_NAME,
  NTFS_INDEX,
  NTFS_LIST_ENTRY,
  NTFS_RECORD,
  NTFS_STANDARD,
  NTFS_TYPE,
} from './ntfs/record.ts';
export { NTFS_USN, NTFS_USN_REASONS } from './ntfs/usn.ts';
export { MBR, MBR_ENTRY, MBR_SIGNATURE, MBR_TYPE } from './partition/mbr.ts';
export { GPT_ENTRY, GPT_HEADER, GPT_SIGNATURE } from './partition/gpt.ts';
export { TAR, TAR_HEADER } from './tar/header.ts';
export { ZIP, ZIP64_END, ZIP64_LOCATOR, ZIP_CENTRAL, ZIP_END, ZIP_LOCAL } from './zip/records.ts';
export { CONTAINER_SIGNATURES, ENCRYPTED_VOLUMES, VOLUME_SIGNATURES, matchSignature } from './signatures.ts';
export type { Signature } from './signatures.ts';
