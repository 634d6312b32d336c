/** An image, and the sectors its volumes begin at. `inside`: the file of a tar to take. */
export interface ParityImage {
  readonly file: string;
  readonly sectors: readonly number[];
  readonly inside?: string;
  /** Sleuth Kit 4.11.1 can't tell its type by itself and needs to be told this one (docs/validation-image.md). */
  readonly told?: 'fat32' | 'ntfs';
  /** Lines whose path begins so are Sleuth Kit's alone, and wrong (docs/validation-image.md); and how many there are. */
  readonly peerOnly?: readonly [path: string, lines: number];
}

/** Every image with a volume we read of which Sleuth Kit's listing is compared line for line. */
export const PARITY_IMAGES: readonly ParityImage[] = [
  { file: 'fat/bitcurator-something-fat12.img.gz', sectors: [0] },
  { file: 'fat/dfir_ntfs-fat12.raw.gz', sectors: [0] },
  { file: 'fat/dfir_ntfs-fat16.raw.gz', sectors: [0] },
  { file: 'fat/dfir_ntfs-fat32_full_test.tgz', sectors: [0], inside: 'fat32_full_test.raw' },
  { file: 'fat/dfir_ntfs-fat32_loop.raw.gz', sectors: [0] },
  { file: 'fat/dfir_ntfs-fat32_small.raw.gz', sectors: [0], told: 'fat32' },
  { file: 'fat/dfir_ntfs-fat_deleted_dir.raw.gz', sectors: [0] },
  { file: 'fat/dfir_ntfs-fat_dir.raw.gz', sectors: [0] },
  { file: 'fat/dfir_ntfs-fat_lfn_test.raw.gz', sectors: [0] },
  { file: 'fat/dfir_ntfs-fat_noloop.raw.gz', sectors: [0] },
  { file: 'fat/dfir_ntfs-fat_unusual_cluster.raw.gz', sectors: [0] },
  { file: 'fat/dftt-1-ext-part-test-2.dd.gz', sectors: [63, 52416, 104832, 157311, 209727, 262143] },
  { file: 'fat/dftt-5-fat-daylight.dd.gz', sectors: [0] },
  { file: 'fat/dftt-6-fat-undel.dd.gz', sectors: [0] },
  { file: 'scenario/sotm24-floppy.zip', sectors: [0] },
  { file: 'scenario/dfrws2005-rhino.zip', sectors: [0] },
  { file: 'scenario/kml_samples.E01', sectors: [0] },
  { file: 'scenario/nps-2010-emails.E01', sectors: [1] },
  { file: 'made/S4FAT32.E01', sectors: [0] },
  { file: 'container/ansi.E01', sectors: [0] },
  { file: 'container/german_ansi.E01', sectors: [0] },
  { file: 'container/german_utf8.E01', sectors: [0] },
  { file: 'container/ufidon-mbr-ebr-image1.dd.gz', sectors: [2048, 206848, 411648, 618496, 722944, 931840] },
  { file: 'container/ext2.E01', sectors: [0] },
  { file: 'container/ext2.split.E01', sectors: [0] },
  { file: 'ext/dftt-4-ext3-img-kw-1.dd.gz', sectors: [0] },
  { file: 'ext/dsoprea-hierarchy_64.ext4.gz', sectors: [0] },
  { file: 'ext/dsoprea-tiny.ext4.gz', sectors: [0] },
  { file: 'ext/ext4-rs-f_holedir3.img.gz', sectors: [0] },
  { file: 'ext/ext4-rs-images.tgz', sectors: [2048], inside: 'all-types.img' },
  { file: 'ext/ext4-rs-images.tgz', sectors: [2048], inside: 'all-types-32.img' },
  { file: 'ext/ext4-rs-images.tgz', sectors: [1], inside: 'all-types-tiny.img' },
  { file: 'ext/ext4-rs-images.tgz', sectors: [2048], inside: 'all-types-big.img' },
  { file: 'made/S2EXT4.dd.xz', sectors: [0] },
  { file: 'ntfs/colinfinck-testfs1.dd.gz', sectors: [0] },
  { file: 'ntfs/dfir_ntfs-ntfs3.raw.gz', sectors: [0] },
  { file: 'ntfs/dfir_ntfs-ntfs3_attrlist.raw.gz', sectors: [0] },
  { file: 'ntfs/dftt-7-ntfs-undel.dd.gz', sectors: [0] },
  { file: 'ntfs/dftt-10b-ntfs-disk.dd.gz', sectors: [63, 96390], told: 'ntfs' },
  { file: 'ntfs/go-ntfs-charlie-ads.vhd.bz2', sectors: [0] },
  { file: 'ntfs/ntfs-lastaccess.raw.gz', sectors: [128] },
  { file: 'ntfs/ntfs-ptrn.raw.gz', sectors: [128] },
  { file: 'ntfs/ntfs-si-vs-fn.raw.gz', sectors: [128] },
  { file: 'ntfs/ntfs.tgz', sectors: [2048], inside: 'ntfs.raw' },
  { file: 'ntfs/velociraptor-test.ntfs.dd.E01', sectors: [0] },
  { file: 'made/S1NTFS.dd.xz', sectors: [0] },
  { file: 'exfat/dfir_ntfs-exfat_encrypted.raw.gz', sectors: [0] },
  { file: 'exfat/dfir_ntfs-exfat_lin_part.raw.gz', sectors: [2048] },
  { file: 'exfat/dfir_ntfs-exfat_win.raw.gz', sectors: [0] },
  { file: 'exfat/dsoprea-test.exfat.gz', sectors: [0] },
  {
    file: 'made/S3EXFAT.dd.xz',
    sectors: [0],
    peerOnly: ['0|/Users/nguyen.van/Downloads/$', 5],
  },
];
