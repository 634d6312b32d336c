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
