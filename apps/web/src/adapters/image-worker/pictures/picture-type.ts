const SIGNATURES: readonly (readonly [type: string, first: readonly (number | null)[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
  ['image/bmp', [0x42, 0x4d]],
];

/** Bytes that tell a picture's type. */
export const PICTURE_HEAD = 12;

/** Type of a picture by its first bytes, whatever its name says; null when it is none we draw. */
export function pictureType(first: (index: number) => number | null | undefined): string | null {
  return (
    SIGNATURES.find(([, bytes]) => bytes.every((byte, i) => byte === null || first(i) === byte))?.[0] ?? null
  );
}
