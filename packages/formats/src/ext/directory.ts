/** A directory entry: inode, length of the record, length of the name, type. Source: kernel documentation, §"Linear Directories". */
export const EXT_DIRECTORY = {
  inode: 0,
  recordLength: 4,
  nameLength: 6,
  type: 7,
  name: 8,
  longestName: 255,
} as const;

/** The type byte of a directory entry. */
export const EXT_NAME_TYPE = {
  unknown: 0,
  regular: 1,
  directory: 2,
  character: 3,
  block: 4,
  fifo: 5,
  socket: 6,
  link: 7,
} as const;
