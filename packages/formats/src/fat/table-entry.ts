/** Widths and special values of the file allocation table, as FAT32 has them; masked for the narrower types. */
export const FAT_ENTRY = {
  free: 0,
  bad: 0x0ffffff7,
  endFrom: 0x0ffffff8,
  endTo: 0x0fffffff,
  firstCluster: 2,
  mask: { fat12: 0xfff, fat16: 0xffff, fat32: 0x0fffffff },
} as const;
