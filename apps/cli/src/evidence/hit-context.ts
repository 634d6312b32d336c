import { printable, type DiskImage, type EncodingName, type ImageHit } from '@tracecraft/image';

const BEFORE = 24;
const AFTER = 40;

/** Encodings no decoder has are shown as if they were Latin. */
const LABEL: Partial<Record<EncodingName, string>> = {
  binary: 'windows-1252',
  viscii: 'windows-1252',
  tcvn3: 'windows-1252',
  vni: 'windows-1252',
};

/** The text around a hit on one line; control characters show as `^`, what is no text as a dot. */
export function contextOf(image: DiskImage, { encoding, offset, length, around }: ImageHit): string {
  const bytes = around ?? (offset === null ? new Uint8Array(0) : onDisk(image, offset, length));
  return printable(new TextDecoder(LABEL[encoding] ?? encoding).decode(bytes)).replaceAll('\uFFFD', '.');
}

function onDisk({ raw }: DiskImage, offset: number, length: number): Uint8Array {
  // From an even distance, so that letters of two bytes stay whole.
  const start = Math.max(offset % 2, offset - BEFORE);
  return raw.read(start, Math.min(raw.size, offset + length + AFTER) - start);
}
