/** Bytes that name a file system or a container when they stand at `offset` of a volume or file. */
export interface Signature {
  readonly kind: string;
  readonly offset: number;
  readonly bytes: readonly number[];
}

const ascii = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

/** File systems by their marks, read or only named; most specific first. */
export const VOLUME_SIGNATURES: readonly Signature[] = [
  { kind: 'bitlocker', offset: 3, bytes: ascii('-FVE-FS-') },
  { kind: 'ntfs', offset: 3, bytes: ascii('NTFS    ') },
  { kind: 'exfat', offset: 3, bytes: ascii('EXFAT   ') },
  { kind: 'luks1', offset: 0, bytes: [...ascii('LUKS'), 0xba, 0xbe, 0, 1] },
  { kind: 'luks2', offset: 0, bytes: [...ascii('LUKS'), 0xba, 0xbe, 0, 2] },
  // FileVault 2; the four bytes after the mark name the checksum, CRC-32C.
  { kind: 'corestorage', offset: 88, bytes: [...ascii('CS'), 1, 0, 0, 0] },
  { kind: 'ext', offset: 1080, bytes: [0x53, 0xef] },
  { kind: 'xfs', offset: 0, bytes: ascii('XFSB') },
  { kind: 'apfs', offset: 32, bytes: ascii('NXSB') },
  { kind: 'hfs+', offset: 1024, bytes: ascii('H+') },
  { kind: 'btrfs', offset: 65600, bytes: ascii('_BHRfS_M') },
  { kind: 'zip', offset: 0, bytes: [...ascii('PK'), 3, 4] },
  // Of an archive in several parts, and of an empty one.
  { kind: 'zip', offset: 0, bytes: [...ascii('PK'), 7, 8] },
  { kind: 'zip', offset: 0, bytes: [...ascii('PK'), 5, 6] },
  { kind: 'iso9660', offset: 32769, bytes: ascii('CD001') },
];

/** Those of them whose content is encrypted. */
export const ENCRYPTED_VOLUMES: readonly string[] = ['bitlocker', 'luks1', 'luks2', 'corestorage'];

/** Image containers recognised by name and not read yet. */
export const CONTAINER_SIGNATURES: readonly Signature[] = [
  { kind: 'ex01', offset: 0, bytes: [...ascii('EVF2'), 0x0d, 0x0a, 0x81, 0x00] },
  { kind: 'l01', offset: 0, bytes: [...ascii('LVF'), 0x09, 0x0d, 0x0a, 0xff, 0x00] },
  { kind: 'vmdk', offset: 0, bytes: ascii('KDMV') },
  { kind: 'qcow', offset: 0, bytes: [...ascii('QFI'), 0xfb] },
  { kind: 'vhdx', offset: 0, bytes: ascii('vhdxfile') },
  { kind: 'vhd', offset: 0, bytes: ascii('conectix') },
  { kind: 'aff', offset: 0, bytes: ascii('AFF10') },
  { kind: 'gzip', offset: 0, bytes: [0x1f, 0x8b, 0x08] },
  { kind: 'xz', offset: 0, bytes: [0xfd, ...ascii('7zXZ'), 0x00] },
  { kind: 'bzip2', offset: 0, bytes: ascii('BZh') },
  { kind: '7z', offset: 0, bytes: [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c] },
];

/** The first signature that matches; `bytes` begin at the start of the volume or file. */
export function matchSignature(signatures: readonly Signature[], bytes: Uint8Array): string | null {
  const hit = signatures.find((one) => one.bytes.every((byte, i) => bytes[one.offset + i] === byte));
  return hit?.kind ?? null;
}
